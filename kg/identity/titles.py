"""Titles (标题): the same policy, agreement or publication under the titles that texts give it.

A title is folded, freed of the notice that issues it and of its issuer, and bound to an area: the one it names, else
that of its issuer or number, else that of the text. 河北省专利条例 is one with 专利条例 in a text about 河北; 建设方案
in two documents are two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg.facts import NATION
from kg.identity.names import Identity, fold, fold_number, short_hash, unfold
from kg.identity.places import bind, is_of_nation, label_in, nation
from kg.lexicon import Area, Concept, concepts, known_policies
from kg.vocabulary import DATA_IRI

_ISSUING = re.compile(r"^(?P<issuer>.{0,60}?)关于(?:印发|发布|公布|颁发|颁布|下发)(?P<title>.{4,}?)的通知$")
# A notice that sends on what others drew up is one with it: 国务院办公厅关于转发知识产权局等单位|深入实施…计划|的通知.
_FORWARDING = re.compile(
    r"^(?P<issuer>.{0,60}?)关于(?:转发|批转)(?:.{2,40}?等(?:[\d一二三四五六七八九十]+(?:个|家)?)?(?:部门|单位))?(?P<title>.{4,}?)的通知$"
)
_BARE_ISSUING = re.compile(r"^(?:印发|发布|公布|颁布|下发)(?P<title>.{4,}?)的通知$")
_BRACKET = re.compile(r"\([^()]*\)$")
_NATIONAL_NUMBER = re.compile(r"^(?:国|中发|中办发)[^〔]*〔")
_NATIONAL = re.compile(r"(?:(?:19|20)\d\d年度?)?(?:国家|全国)")
_STANDARD = "国家标准"
_GENERIC = 6
"""Longest title, in characters, that says no more than what kind of document it is: 实施意见, 建设方案."""


def identify_policy(
    title: str,
    *,
    area: str,
    city: str | None = None,
    issuer: str | None = None,
    number: str | None = None,
    own: bool = False,
    document: str,
) -> Identity:
    """The policy that a title means in a text about an area; the number and issuer help to say whose it is.

    `own` where the text says that the area made it without saying who: then it is no national one of the same title.
    """
    rules: list[str] = []
    folded, notice_issuer = _unwrap(fold(title), rules)
    local = ((own and not issuer) or _is_local(issuer, area, city)) and not is_of_nation(folded)
    by_number = _known().get(fold_number(number)) if number else None
    by_title = _known().get(folded) or _known().get(folded.removesuffix(_STANDARD))
    known = by_number or (by_title if not local or _NATIONAL.match(folded) else None)
    if known is not None:
        if folded != fold(known[1]):
            rules.append("known-number" if by_number else "known-title")
        return Identity(known[0], known[1], tuple(rules), nation())
    bound = bind(folded, area, city)
    home = bound.area
    if local and issuer and _NATIONAL.match(folded):
        # 国家知识产权综合管理体制改革方案 that 深圳 issued is its own, whatever it is about.
        home = bind(fold(issuer) + "关于", area, city).area
        rules.append("scope-by-issuer")
    elif folded.endswith(_STANDARD):
        home = None
        rules.append("national-standard")
    elif bound.how != "named" and number and _NATIONAL_NUMBER.match(fold_number(number)):
        home = None
        rules.append("scope-by-number")
    elif bound.how == "":
        home = _scope_by_issuer(notice_issuer or issuer, area, city, home, rules)
    if bound.rest != folded:
        rules.append("scope-in-title")
    core = _drop_particle(bound.rest)
    if core != bound.rest:
        rules.append("particle")
    if bound.how == "" and _is_generic(core):
        whose = fold_number(number) if number else document
        return replace(_make("policy", home, core, rules, whose), mark=whose)
    return _make("policy", home, core, rules)


def identify_work(
    kind: str, title: str, *, area: str, city: str | None = None, parties: tuple[str, ...] = (), document: str
) -> Identity:
    """The agreement or publication (`kind`: the path segment of its IRI) that a title means.

    A title that says no more than its kind (合作框架协议) is told from others by the document and the parties.
    """
    folded = fold(title)
    bound = bind(folded, area, city)
    rules = ["scope-in-title"] if bound.rest != folded else []
    if bound.how == "" and _is_generic(bound.rest):
        # Named without its place, so that it does not pass for the one that others name with it.
        signed = sorted(map(fold, parties))
        made = _make(kind, bound.area, bound.rest, rules, document, *signed)
        marks = ((bound.area or nation()).name, unfold("、".join(signed)), document)
        return replace(made, label=unfold(bound.rest), mark="；".join(filter(None, marks)))
    return _make(kind, bound.area, bound.rest, rules)


def kind_of_title(title: str, document_class: str) -> Concept | None:
    """The kind of document that a title ends with: 《…管理办法（试行）》 -> measures."""
    folded = _BRACKET.sub("", fold(title))
    kinds = _kinds_by_word(document_class)
    # The longest word that the title ends with.
    return next((kinds[folded[start:]] for start in range(len(folded)) if folded[start:] in kinds), None)


@cache
def _kinds_by_word(document_class: str) -> Mapping[str, Concept]:
    found = [concept for concept in concepts("document-kind") if concept.document_class == document_class]
    return {label: concept for concept in sorted(found, key=lambda each: each.notation) for label in concept.labels}


def _unwrap(folded: str, rules: list[str]) -> tuple[str, str | None]:
    """The title inside the notice that issues it, and who issued it: 某厅关于印发X的通知 -> X."""
    match = _ISSUING.match(folded) or _BARE_ISSUING.match(folded) or _FORWARDING.match(folded)
    if match:
        rules.append("issuing-notice")
        return match["title"], match.groupdict().get("issuer") or None
    inner = folded.removesuffix("的通知")
    # 《〈…意见〉重点任务分工方案的通知》: the notice is of a document named before it; 关于做好…方案的通知 is not.
    if inner != folded and not inner.startswith("关于") and kind_of_title(inner, "policy") is not None:
        rules.append("trailing-notice")
        return inner, None
    return folded, None


def _is_local(issuer: str | None, area: str, city: str | None) -> bool:
    """Whether a text says that somebody below the nation issued it; then it is no national policy of the same title."""
    return bool(issuer) and area != NATION and bind(fold(issuer or "") + "关于", area, city).area is not None


def _scope_by_issuer(
    issuer: str | None, area: str, city: str | None, home: Area | None, rules: list[str]
) -> Area | None:
    if not issuer:
        return home
    bound = bind(fold(issuer) + "关于", area, city)
    if bound.how and bound.area != home:
        rules.append("scope-by-issuer")
    return bound.area if bound.how else home


def _drop_particle(title: str) -> str:
    """A title without the 的 before its kind: 强国建设的若干意见 and 强国建设若干意见 are one."""
    bracket = _BRACKET.search(title)
    body, tail = (title[: bracket.start()], bracket.group()) if bracket else (title, "")
    if not body.endswith(_kinds_with_particle()):
        return title
    kind = next(kind for kind in _kinds_with_particle() if body.endswith(kind))
    return body.removesuffix(kind) + kind[1:] + tail


def _is_generic(title: str) -> bool:
    bare = _BRACKET.sub("", title)
    return len(bare) <= _GENERIC and not bare.endswith(("条例", "法"))


def _make(kind: str, home: Area | None, core: str, rules: list[str], *more: str) -> Identity:
    scope = home.code if home else NATION
    return Identity(
        iri=f"{DATA_IRI}{kind}/{short_hash(kind, scope, core, *more)}",
        label=unfold(label_in(home, core)),
        joined=tuple(rules),
        home=home or nation(),
    )


@cache
def _kinds_with_particle() -> tuple[str, ...]:
    labels = {"的" + label for concept in concepts("document-kind") for label in concept.labels}
    return tuple(sorted(labels, key=lambda label: (-len(label), label)))


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Folded titles and numbers of the national policies that the ontology lists -> IRI and official title."""
    index: dict[str, tuple[str, str]] = {}
    for policy in known_policies():
        for name in policy.labels:
            index[fold(name)] = (policy.iri, policy.pref_zh)
        if policy.number:
            index[fold_number(policy.number)] = (policy.iri, policy.pref_zh)
    return index
