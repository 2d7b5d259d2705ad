"""Missing (缺页): the page that a web host shows for an address that the site has not."""

from __future__ import annotations

from kg.site.frame import Frame, both
from kg.site.reader import Name

_TITLE = Name("没有这一页", "There is no such page")
_WHY = Name(
    "这个图谱里没有这个事物：所读的文件没有提到它，或者它已随文件移出。",
    "This graph does not hold the thing: no document read names it, or its document was taken out.",
)


def missing_page(frame: Frame) -> bytes:
    """The page; hosts show it under any address, so its links name the whole address where that is known."""
    page = frame.page("404.html", _TITLE, f"<h1>{both(_TITLE)}</h1>\n<p>{both(_WHY)}</p>")
    return page.replace(b"<head>\n", f'<head>\n<base href="{frame.address}">\n'.encode()) if frame.address else page
