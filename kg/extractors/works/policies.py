"""Policies (政策文件): what was done with named normative and planning documents, and which of them cite which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.documents import Document
from kg.extractors.passages.evidence import stated_again
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.works.chains import strength
from kg.extractors.works.duplicates import normal_title, without_draft, without_short_names, without_task_copies
from kg.extractors.works.names import Mentioned, find_documents
from kg.extractors.works.national_titles import is_cited_from_the_nation, is_made_by_the_nation
from kg.extractors.works.rows import settle_by_results
from kg.extractors.works.short_names import full_title
from kg.extractors.works.wording import kind_of
from kg.facts import Policy
from kg.lexicon import concepts
from kg.scope import NATION, document_mode
from kg.scope.modes import money_given, says, sets_rules

_RULE = {
    "titles.marked": "policies.titled",
    "titles.quoted": "policies.quoted",
    "titles.phrase": "policies.phrase",
    "titles.nested": "policies.cited",
    "titles.forwarded": "policies.forwarded",
}
_MONTH = re.compile(r"^[（(]?((?:19|20)\d\d)年\d{1,2}月[）)]?$", re.MULTILINE)
_HEADLINE = re.compile(r"[！？!?]|^(?!.*关于)(?=.*(?:印发|出台)).*(?<!通知)(?<!函)(?<!公告)$")
"""Matches what news are headed with: 24个市州|出台|知识产权规划, no name of a document."""
_MANY = re.compile(r"(?:[全已][省市国区]?|共计?|已有|有)*\d+(?:余|多)?个[^、和与]{0,6}[省市州县区旗盟）)]")
_IN_THE_MAKING = re.compile(r"[（(][^（）()]*(?:征求意见|送审|讨论|草案|修改)[^（）()]*稿?[）)]$")
_MADE_OF = re.compile(r"(?:特|现)?制[定订](?:了)?本")


def extract_policies(reading: Reading) -> Iterator[Policy]:
    """The policies of a document, one a title and area: the strongest of what it says of each; two where it tells two
    dates of issue within a year that cannot both be right.

    policies.titled: 《…》; policies.quoted: “…”; policies.phrase: a name without marks after a verb; policies.cited and
    policies.forwarded: named in another's title; policies.self: the document itself, where it is normative.
    """
    found = list(_itself(reading))
    found += [_policy(mentioned) for mentioned in _named(reading)]
    kept: dict[tuple[str, str], Policy] = {}
    for policy in found:
        key = _key(policy)
        if key not in kept or _rank(policy) < _rank(kept[key]):
            kept[key] = policy
    told = [policy for policy in kept.values() if not _is_told_better(policy, kept.values())]
    stated = [*told, *_dated_otherwise(found, kept)]
    places: dict[tuple[str | None, ...], set[tuple[int, int]]] = {}
    for policy in found:
        own = {(policy.evidence.start, policy.evidence.end), *policy.evidence.echoes}
        places.setdefault((*_key(policy), policy.action, policy.date), set()).update(own)
    for policy in stated:
        yield stated_again(policy, places[*_key(policy), policy.action, policy.date])


def _key(policy: Policy) -> tuple[str, str]:
    return policy.area, without_draft(normal_title(policy.title))


def _dated_otherwise(found: Iterable[Policy], kept: Mapping[tuple[str, str], Policy]) -> Iterator[Policy]:
    """The statements that a policy was issued on another day of the year than the one kept says: 8月7日印发, 6月又出台.

    A month agrees with its days; another year is that of another edition.
    """
    dates: dict[tuple[str, str], list[str]] = {}
    for policy in found:
        key = _key(policy)
        first = kept[key]
        if policy is first or policy.date is None or first.date is None or policy.action != first.action:
            continue
        known = dates.setdefault(key, [first.date])
        same_year = policy.date[:4] == first.date[:4]
        if same_year and not any(policy.date.startswith(date) or date.startswith(policy.date) for date in known):
            known.append(policy.date)
            yield policy


def _is_told_better(policy: Policy, others: Iterable[Policy]) -> bool:
    """Whether what another's title or no mark names is named in full elsewhere, with as much said of it: …建设纲要,
    …建设纲要（2021—2035年）.
    """
    return policy.evidence.rule in ("policies.forwarded", "policies.phrase") and any(
        other.area == policy.area
        and other.title.startswith((policy.title + "（", policy.title + "("))
        and (policy.evidence.rule == "policies.forwarded" or strength(other.action) <= strength(policy.action))
        for other in others
    )


def _named(reading: Reading) -> list[Mentioned]:
    """The policies that the sentences name; a task stands once, with what the result of its row says of it."""
    found = [
        name
        for name in find_documents(reading, "policy")
        if not (_is_part_of_title(reading.document, name) or _is_of_many(name))
    ]
    found = without_short_names(found)
    return settle_by_results(reading, without_task_copies(found))


def _is_of_many(found: Mentioned) -> bool:
    """Whether a name without marks is that of as many papers as places are counted: |12个市州|出台知识产权规划."""
    return found.name.rule == "titles.phrase" and bool(found.issuer and _MANY.fullmatch(found.issuer.text))


def _is_part_of_title(document: Document, found: Mentioned) -> bool:
    """Whether a name is only how the document's own title ends (现将《重点任务分工方案》印发给你们).

    Or, without marks in the title itself, how it begins: 印发|…工作要点|及任务分工方案的通知.
    """
    span, title = document.title_span, normal_title(document.title or "")
    inside = span is not None and span[0] <= found.name.start < span[1]
    name = normal_title(found.name.title)
    if found.name.titled and found.name.container is None and title.endswith(name) and name != title:
        return True
    return inside and found.name.rule == "titles.phrase" and name != title and title.startswith(name)


def _rank(policy: Policy) -> tuple[int, int]:
    """The strength of what is said, then how much of it is said; the smaller the better."""
    said = (policy.year, policy.issuer, policy.doc_number, policy.date, policy.effective, policy.container)
    return strength(policy.action), -sum(value is not None for value in said)


def _policy(found: Mentioned) -> Policy:
    name, moment = found.name, found.moment
    container, relation = name.container, name.relation
    if container is None:
        container, relation = _made_of(found)
    number = found.number if container is None else None
    cited = is_cited_from_the_nation(found.passage.reading, name.container or name.title, found.action.notation, number)
    issuer = found.issuer.text if found.issuer is not None else None
    national = cited or is_made_by_the_nation(name.title, issuer, found.action.notation)
    document = found.passage.reading.document
    evidence = found.passage.evidence(found.start, found.end, _RULE[name.rule])
    again = (document.locate(start, end) for start, end in found.again)
    return Policy(
        area=NATION if national else found.area,
        city=None if national else found.city,
        evidence=replace(evidence, echoes=(*evidence.echoes, *again)),
        title=full_title(found.passage.reading, name.title),
        action=found.action.notation,
        year=moment.year,
        date=moment.date,
        effective=moment.effective,
        issuer=issuer,
        doc_number=found.number,
        titled=name.titled,
        container=container,
        relation=relation,
    )


def _made_of(found: Mentioned) -> tuple[str | None, str | None]:
    """The document itself and how it uses one that its preamble names: "根据《…条例》，制定本办法"."""
    document = found.passage.reading.document
    if document.title is None or found.action.notation not in ("implementing", "referenced"):
        return None, None
    if not _MADE_OF.search(found.passage.slice(found.name.tail, found.passage.sentence.end)):
        return None, None
    if normal_title(found.name.title) == normal_title(document.title):
        return None, None
    best = ""
    relation = "cites"
    for concept in concepts("relation"):
        for label in concept.labels:
            if label in found.action.words and len(label) > len(best):
                best, relation = label, concept.notation
    return document.title, relation


def _itself(reading: Reading) -> Iterator[Policy]:
    """The document itself: issued, with its number, issuer and date, where its title says that it is normative."""
    document = reading.document
    kind = kind_of(document.title) if document.title else None
    if document.title is None or document.title_span is None or kind is None or kind.document_class != "policy":
        return
    if _HEADLINE.search(document.title) or (money_given(document.title) and sets_rules(document.title)):
        return  # what is issued with the money is named: 关于印发《…管理办法》暨下达2020年专项资金的通知
    known = says("known-title", document.title) or money_given(document.title)
    if document_mode(document) != "assign" and not known:
        return
    passage = _passage_at(reading, document.title_span[0])
    if passage is None:
        return
    start, end = document.title_span
    if document.number_span and 0 <= document.number_span[0] - end <= 60:
        end = document.number_span[1]
    elif document.number_span and 0 <= start - document.number_span[1] <= 60:
        start = document.number_span[0]
    yield Policy(
        area=passage.scope.area,
        city=passage.scope.city,
        evidence=passage.evidence(start, end, "policies.self"),
        title=document.title,
        action="drafting" if _IN_THE_MAKING.search(document.title) else "issued",
        year=_own_year(document),
        date=document.date,
        issuer=document.issuer,
        doc_number=document.number,
        titled="《" + document.title + "》" in document.text,
    )


def _own_year(document: Document) -> int | None:
    """The year in which the document was issued: of its date or number or the month below its title; else as titled."""
    for text, pattern in ((document.date, r"^(\d{4})"), (document.number, r"((?:19|20)\d\d)")):
        found = re.search(pattern, text or "")
        if found:
            return int(found[1])
    dated = _MONTH.search(document.text, 0, 600)
    if dated:
        return int(dated[1])
    return document.year if document.year is not None and str(document.year) in (document.title or "") else None


def _passage_at(reading: Reading, offset: int) -> Passage | None:
    return next(
        (passage for passage in reading.passages() if passage.sentence.start <= offset < passage.sentence.end), None
    )
