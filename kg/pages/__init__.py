"""Pages (网页): an answer as one HTML file that needs nothing else, with the sentences that it rests on."""

from kg.pages.page import Asked, render_page

__all__ = ["Asked", "render_page"]
