"""Names (文件的提及): every document that a passage names, of whatever class, with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.works.actions import Action, mere_mention, read_action
from kg.extractors.works.agents import read_agent, read_passing
from kg.extractors.works.issuers import OF_THE_NATION, Issuer, read_issuer, shared_out
from kg.extractors.works.moments import Moment, read_moment
from kg.extractors.works.phrases import find_phrases
from kg.extractors.works.places import read_place
from kg.extractors.works.shared_names import divided
from kg.extractors.works.titles import Name, find_titles, relation_between
from kg.extractors.works.wording import kind_of, words
from kg.scope import NATION, leading_area

_HIGHER = re.compile(
    r"国家|国务院|中共中央|中央|最高|省|自治区|[一-鿿]{2,3}(?:省|自治区)(?:人民政府|委|知识产权局|[一-鿿]{1,8}厅)"
)
"""Who stands above a city: what they made is not the city's that tells of it."""

_ORDER_NUMBER = re.compile(r"[（(](?P<number>[一-鿿]{2,24}(?:令|公告)(?:第[一-鿿]{1,4})?第?\d{1,4}号)[）)，,]")
"""The number of an order or announcement behind a name: 《…办法》|（省政府令第191号）."""

_COPIES = re.compile(r"了?(?:共|共计|累计)?\d[\d.]*[余多]?[千万]?[余多]?[册本]")
"""How many copies were printed: 《…指引》印发|2000册."""

_MADE = ("issued", "revised", "drafting", "planned")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A document named in a passage: its class, what was done with it, by whom, when and where."""

    passage: Passage
    name: Name
    document_class: str
    action: Action
    issuer: Issuer | None
    moment: Moment
    number: str | None
    area: str
    city: str | None
    again: tuple[tuple[int, int], ...] = ()
    """Where the document says the same of it by a short name."""

    @property
    def start(self) -> int:
        """Where the words that state the fact begin: the issuer, the verb or the name."""
        if self.name.container is not None:
            return self.name.start
        issuer = self.issuer.start if self.issuer is not None else self.name.start
        topics = self.name.start if self.name.topics is None else self.name.topics
        return min(issuer, self.action.since, self.moment.start, self.name.start, topics)

    @property
    def end(self) -> int:
        """Where they end: behind the name, its number, the verb behind it, the day of entry into force."""
        if self.name.container is not None:
            return self.name.end
        number = self.name.tail if self.number is not None else 0
        return max(self.name.end, self.action.end, self.action.until, self.moment.end, number)


def find_documents(reading: Reading, document_class: str) -> Iterator[Mentioned]:
    """The documents of one class that a document names, in order."""
    for passage, names in _all_names(reading):
        for name in names:
            if _may_be(name, document_class):
                for part in divided(name):
                    found = _mentioned(passage, part)
                    if found.document_class == document_class:
                        yield found


@lru_cache(maxsize=1)
def _all_names(reading: Reading) -> tuple[tuple[Passage, tuple[Name, ...]], ...]:
    """The names of every passage but letterheads, found once for the three classes of documents."""
    passages = (passage for passage in reading.passages() if passage.section.kind != "letterhead")
    return tuple((passage, find_names(passage)) for passage in passages)


def find_names(passage: Passage) -> tuple[Name, ...]:
    """All names of a passage; a title that stands within a longer name is cited in it (落实《…意见》的工作方案)."""
    titles = find_titles(passage)
    phrases = find_phrases(passage, titles)
    names: list[Name] = []
    for title in titles:
        holder = next((phrase for phrase in phrases if phrase.start <= title.start and title.end <= phrase.end), None)
        if holder is not None and title.container is None:
            before, after = passage.slice(holder.start, title.start), passage.slice(title.end, holder.end)
            title = replace(
                title, container=holder.title, relation=relation_between(before, after), rule="titles.nested"
            )
        names.append(title)
    return (*names, *phrases)


def _may_be(name: Name, document_class: str) -> bool:
    return name.kind is None or name.kind.notation in ("guide", "letter") or name.kind.document_class == document_class


def _mentioned(passage: Passage, name: Name) -> Mentioned:
    number = _number(passage, name)
    if name.container is not None:
        notation = "implementing" if name.relation == "implements" and _led(passage, name) else "referenced"
        action = mere_mention(notation, name)
        issuer, moment = _named_before(passage, name), Moment(None, None, None, name.start, name.end)
    else:
        action = read_action(passage, name)
        verb = action.start if action.start < name.lead else name.lead
        clause = passage.clause_at(verb)
        verb_end = action.end if action.start < name.lead else name.lead
        made = action.notation in _MADE
        agent = read_agent(passage, name.tail, action.start, action.words) if action.start >= name.tail else None
        # A name that its clause begins with is a new subject: whoever acted before need not have made it.
        carried = action.start < name.lead
        issuer = agent or read_issuer(
            passage, clause.start, verb, verb_end, name.lead, name.title, acting=made, carried=carried
        )
        if issuer is None and made:
            issuer = read_passing(passage, name.tail, sent=action.start < name.tail)
        number = number or _number_before(passage, clause.start, name.lead)
        moment = read_moment(passage, name, verb, action.notation, number)
    area, city = read_place(passage, min(action.start, name.start), name.title)
    if issuer is not None and name.start > name.lead and _is_of_others(issuer, name.title):
        issuer = None  # 落实|中共中央、国务院|《A》和《陕西省B》
    if issuer is not None and (own := _own_issuer(passage, name, action, issuer)):
        issuer, home = replace(issuer, text=own), leading_area(name.title)
        city = home.name if home is not None and home.province == area != home.name else city
    if city and issuer is not None and _HIGHER.match(issuer.text) and not name.title.startswith(city[:2]):
        city = None  # 福建省人民政府出台《…若干政策》, told by a city
    if area == NATION and issuer is not None and name.lead - len(issuer.text) == issuer.start:
        home = leading_area(issuer.text)  # 落实安徽省委、省政府|《…若干举措》, in a text of no place
        area = home.province if home is not None and home.level == "province" else area
    subject = passage.slice(passage.clause_at(name.start).start, name.start)
    if action.start >= name.tail and subject == "国家标准":
        area, city = NATION, None  # 国家标准《…》正式实施: what happened to it happened to the nation's standard
    return Mentioned(passage, name, _document_class(passage, name, action), action, issuer, moment, number, area, city)


def _number(passage: Passage, name: Name) -> str | None:
    """The number (发文字号) in the brackets right behind a name."""
    for number in passage.mentions("number", name.end, passage.sentence.end):
        between = passage.slice(name.end, number.start)
        if re.fullmatch(r"[（(]", between):
            return str(number.value)
        break
    order = _ORDER_NUMBER.match(passage.slice(name.end, min(name.end + 40, passage.sentence.end)))
    return order["number"] if order else None


def _is_of_others(issuer: Issuer, title: str) -> bool:
    """Whether a body of the nation stands before a list in which this title names a place as its own."""
    home = leading_area(title)
    return home is not None and home.level != "nation" and OF_THE_NATION.match(issuer.text) is not None


def _own_issuer(passage: Passage, name: Name, action: Action, issuer: Issuer) -> str | None:
    """Which of the issuers made this of the documents in the list, where 分别 pairs them up."""
    end = issuer.start + len(issuer.text)
    if not end <= action.start < name.lead or "分别" not in passage.slice(end, action.start + 2):
        return None
    titles = passage.mentions("title", name.lead, name.tail)
    starts = [title.start for title in titles if not any(o.start < title.start < o.end for o in titles)]
    issuers = shared_out(issuer.text, len(starts))
    return issuers[starts.index(name.start)] if issuers and name.start in starts else None


def _number_before(passage: Passage, start: int, end: int) -> str | None:
    """The number that a document went out under: 以|陕政发〔2016〕31号|文下发《…意见》."""
    for number in passage.mentions("number", start, end):
        after = passage.slice(number.end, end)
        if passage.slice(number.start - 1, number.start) == "以" and re.fullmatch(
            rf"文?件?(?:{words('making')}|{words('firm')}|正式|联合|了)+", after
        ):
            return str(number.value)
    return None


def _led(passage: Passage, name: Name) -> bool:
    """Whether a title says before the one it cites that it carries that out: 落实〈…〉; not 〈…〉分工方案."""
    before = re.split(r"[《，。；]", passage.slice(passage.sentence.start, name.start))[-1]
    return re.search(r"(?:贯彻|落实|实施)[^〈《]{0,14}$", before) is not None


def _named_before(passage: Passage, name: Name) -> Issuer | None:
    """The agency that a title names before the document it cites: 落实|国家知识产权局|〈…〉."""
    start = max(passage.sentence.start, name.start - 40)
    return read_issuer(passage, start, start, start, name.start, name.title, acting=False)


def _document_class(passage: Passage, name: Name, action: Action) -> str:
    """policy, agreement or publication: by the noun that ends the title, else by the words around it.

    A guide that is laid down is a policy, as is one that tells officials how to do their work (评议操作指南); another
    that is compiled, and any that is printed, is a publication. A letter or report that is handed in binds nobody.
    """
    kind = name.kind
    if kind is None:
        return _by_context(passage, name, action)
    if kind.notation == "guide" and (
        _is_book(name.title, action.words) or _COPIES.match(passage.slice(action.end, passage.sentence.end))
    ):
        return "publication"
    if kind.notation == "letter" and _handed_in(passage, name):
        return "publication"
    return kind.document_class


def _by_context(passage: Passage, name: Name, action: Action) -> str:
    after = passage.slice(name.end, min(name.end + 12, passage.sentence.end))
    before = passage.slice(max(passage.sentence.start, name.start - 6), name.start)
    for noun in (re.match(r"(?:等)?[\u4e00-\u9fff]{2,6}", after), re.search(r"[\u4e00-\u9fff]{2,6}$", before)):
        text = noun.group() if noun else ""
        for length in range(len(text), 1, -1):
            kind = kind_of(text[:length]) if text and after.startswith(text) else kind_of(text)
            if kind is not None:
                return kind.document_class
    if name.title.startswith("关于"):
        return "policy"
    if re.search(rf"{words('signing')}了?《?$", before):
        return "agreement"  # What is signed is one, whatever its name ends in: 签署《…议定书》
    if action.notation not in _MADE or re.search(rf"{words('laying-down')}了?$", action.words):
        return "policy"
    return "publication"


def _is_book(title: str, verbs: str) -> bool:
    if re.search(words("abroad"), title) and not re.search(words("laying-down"), verbs):
        return True
    if re.search(words("printing"), verbs) or re.search(r"第.{1,3}辑[）)]?$", title):
        return True
    return re.search(words("compiling"), verbs) is not None and not re.search(rf"{words('procedure')}指[南引]", title)


def _handed_in(passage: Passage, name: Name) -> bool:
    """Whether a letter goes to a superior: 向国务院|提交|《关于…的函》."""
    before = passage.slice(passage.clause_at(name.lead).start, name.lead)
    return re.search(rf"{words('submitting')}了?$", before) is not None
