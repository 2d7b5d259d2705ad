"""Agents (施事): who made a document, named behind it, in a passive or in a later clause."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.extractors.works.issuers import Issuer, is_agencies, strip_adverbs

_MADE_BY = re.compile(r"(?P<by>[由以经])(?P<agent>[^，。；]{2,60}?)(?:的?名义)?$")
# "…，并于10月29日经|市人大常委会|表决通过", "…，并由|中办、国办|印发": who passed or sent out what is named before.
_PASSED_BY = re.compile(
    r"经(?P<agent>[^，。；经]{2,30}?)(?:第[一二三四五六七八九十百零\d]+次[^，。；、]{0,10}?会议)?(?:审议|表决|讨论|会议)+通过(?!后)"
    r"|[，,]并?由(?P<sender>[^，,。；由]{2,30}?)(?:联合|共同|正式)*(?:印发|发布|公布|颁布)(?:实施|施行)?(?=[，,。；]|$)"
)


def read_agent(passage: Passage, tail: int, verb: int, verbs: str) -> Issuer | None:
    """Who a passive names between a list of names and its verb: 《…纲要》由|市委|于4月印发, 以|…办公室|名义印发.

    Behind 经 stands who consented, and made the document only where it passed it (经|省人大常委会|审议通过).
    """
    found = _MADE_BY.search(passage.slice(tail, strip_adverbs(passage, tail, verb)))
    if found is None or (found["by"] == "经" and "通过" not in verbs):
        return None
    start = tail + found.start("agent")
    end = strip_adverbs(passage, start, tail + found.end("agent"))
    return Issuer(passage.slice(start, end), start) if is_agencies(passage, passage.slice(start, end), start) else None


def read_passing(passage: Passage, start: int, sent: bool) -> Issuer | None:
    """Who passed a document or sent it out, by a clause behind its name, before the next title.

    `sent` where the verb before the name says that it was passed: then only who sent it out counts.
    """
    found = _PASSED_BY.search(re.split("[；《]", passage.slice(start, passage.sentence.end))[0])
    if found is None or (sent and found["agent"]):
        return None
    which = "agent" if found["agent"] else "sender"
    at = start + found.start(which)
    return Issuer(found[which], at) if is_agencies(passage, found[which], at) else None
