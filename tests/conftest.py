"""Settings of all tests: hypothesis takes the same examples on every run and watches no clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same every time", derandomize=True, deadline=None)
settings.load_profile("same every time")
