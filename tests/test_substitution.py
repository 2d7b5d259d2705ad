"""Substitution tests: real sentences with another place, number, unit, year, title or agency state other facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from samples import TITLE, reports
from texts import document_of, facts_of, read, said, show

from kg.extractors.passages.reading import read as read_mentions
from kg.facts import Fact
from kg.lexicon import areas

PROVINCES = sorted(area.name for area in areas() if area.level in ("province", "corps"))
REPORTS = sorted(reports())
NUMBER = re.compile(r"(?<![\d.第十])\d{1,6}(?:\.\d{1,4})?(?![\d.年月日届号])")
NUMERIC = ("value", "value_max", "amount", "change_pct", "rank")
# Words of two characters that stand for one another in names: the facts must not depend on which city it is.
CITIES = {
    "江苏省": ("常州", "南京", "苏州"),
    "浙江省": ("宁波",),
    "山东省": ("烟台", "东营"),
    "湖南省": ("长沙",),
    "河南省": ("郑州",),
}
OTHER_CITIES = {
    "河南省": ("洛阳", "南阳", "许昌"),
    "四川省": ("绵阳", "泸州", "宜宾"),
    "甘肃省": ("天水", "酒泉", "武威"),
}


def sentences(province: str) -> list[str]:
    """The sentences of a province's report."""
    document = document_of(reports()[province])
    return [document.text[item.start : item.end] for item in document.sentences][2:]


def placeless(province: str) -> str:
    """The sentences of a report that name no place, under the name of the province."""
    kept = []
    for sentence in sentences(province):
        reading = read_mentions(document_of(sentence))
        if not reading.mentions.within("area", 0, len(sentence)):
            kept.append(sentence)
    return "".join(kept)


def report(province: str, text: str, title: str = TITLE) -> str:
    return f"{title}\n\n{province}\n\n{text}\n"


def shown(facts: tuple[Fact, ...], *left_out: str) -> Counter[str]:
    return Counter(show(fact, *left_out) for fact in facts)


def assert_equal(found: Counter[str], wanted: Counter[str]) -> None:
    assert (list(found - wanted), list(wanted - found)) == ([], [])


@pytest.mark.parametrize("target", PROVINCES)
def test_facts_belong_to_the_province_whose_name_heads_the_section(target: str) -> None:
    for province in ("北京市", "广西壮族自治区", "甘肃省", "宁夏回族自治区", "青海省"):
        text = placeless(province)
        before, after = facts_of(report(province, text)), facts_of(report(target, text))
        assert len(before) > 3
        assert {fact.area for fact in after} == {target}
        assert_equal(shown(after, "area"), shown(before, "area"))


@pytest.mark.parametrize("target", OTHER_CITIES)
@pytest.mark.parametrize("province", CITIES)
def test_facts_follow_the_cities_that_the_text_names(province: str, target: str) -> None:
    names = dict(zip(CITIES[province], OTHER_CITIES[target], strict=False)) | {province: target}
    names[province[:2]] = target[:2]
    text = "".join(
        sentence
        for sentence in sentences(province)
        if not places(sentence) - {*CITIES[province], province, province[:2]}
    )
    before = Counter(swap(line, names) for line in shown(facts_of(report(province, text))))
    assert before
    assert_equal(Counter(set(shown(facts_of(report(target, swap(text, names)))))), before)


def places(sentence: str) -> set[str]:
    """The names of places in a sentence, 市 left out."""
    reading = read_mentions(document_of(sentence))
    found = {sentence[mention.start : mention.end] for mention in reading.mentions.within("area", 0, len(sentence))}
    return {name.removesuffix("市") if len(name) == 3 else name for name in found}


def swap(text: str, names: dict[str, str]) -> str:
    """The text with names replaced, all at once, the longest first."""
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.sub(pattern, lambda match: names[match.group()], text)


def renumbered(number: str) -> str:
    """Another number of the same length and kind: each digit but a leading or closing 0 moved on by two, 1 to 9."""
    return "".join(char if char in ".0" else str((int(char) + 1) % 9 + 1) for char in number)


def single_numbers(text: str) -> Iterator[str]:
    """The figures that a text prints once, titles and quotations left out."""
    bare = re.sub(r"《[^》]*》|“[^”]*”", "", text)
    counts = Counter(re.findall(r"\d+(?:\.\d+)?", text))
    for match in NUMBER.finditer(bare):
        if (
            counts[match.group()] == 1
            and not counts[renumbered(match.group())]
            and not re.fullmatch(r"(?:19|20)\d\d|1|12330|12315", match.group())
        ):
            yield match.group()


@pytest.mark.parametrize("province", REPORTS)
def test_a_fact_follows_its_number_and_no_other_fact_does(province: str) -> None:
    text = reports()[province]
    before = facts_of(text)
    for old in single_numbers(text):
        new = renumbered(old)
        after = facts_of(re.sub(rf"(?<![\d.]){re.escape(old)}(?![\d.])", new, text))
        assert len(after) == len(before), (old, new)
        ratio = float(new) / float(old)
        for first, second in zip(ordered(before, old, new), ordered(after, new, new), strict=True):
            for name in first | second:
                one, other = first.get(name), second.get(name)
                if name in NUMERIC and one != other:
                    assert one is not None, (old, new, name, second)
                    assert other == pytest.approx(one * ratio), (old, new, name, first, second)
                else:
                    assert one == other, (old, new, name)


def ordered(facts: tuple[Fact, ...], old: str, new: str) -> list[dict[str, object]]:
    """The facts in order of place, with one number written as another in their texts."""
    listed = []
    for fact in sorted(facts, key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.TYPE, numberless(fact))):
        listed.append({name: rewrite(value, old, new) for name, value in said(fact).items()})
    return listed


def numberless(fact: Fact) -> str:
    return re.sub(r"[\d.]+", "0", show(fact))


def rewrite(value: object, old: str, new: str) -> object:
    return re.sub(rf"(?<![\d.]){re.escape(old)}(?![\d.])", new, value) if isinstance(value, str) else value


@pytest.mark.parametrize("years", [1, 4, -3])
@pytest.mark.parametrize("province", REPORTS[::3])
def test_facts_follow_the_years_of_the_text(province: str, years: int) -> None:
    def move(text: str) -> str:
        return re.sub(r"(?<!\d)20[012]\d(?!\d)", lambda match: str(int(match.group()) + years), text)

    text = reports()[province]
    assert_equal(shown(facts_of(move(text))), Counter(move(line) for line in shown(facts_of(text)).elements()))


@pytest.mark.parametrize("province", REPORTS[::2])
def test_amounts_follow_the_scale_of_their_unit(province: str) -> None:
    text = reports()[province]
    before, after = facts_of(text), facts_of(re.sub("(?<!万)亿元", "万元", text))
    for first, second in zip(map(said, before), map(said, after), strict=True):
        for name, value in first.items():
            if name in ("value", "amount", "value_max") and value != second[name]:
                assert second[name] == pytest.approx(value / 10_000), (first, second)
            else:
                assert second[name] == value


@pytest.mark.parametrize("province", REPORTS)
def test_counts_follow_their_unit(province: str) -> None:
    text = reports()[province]
    before = shown(facts_of(text))
    after = shown(facts_of(recount(text)))
    assert_equal(after, Counter(recount(line.replace("unit=件", "unit=项")) for line in before.elements()))


def recount(text: str) -> str:
    """The text with 项 for every 件 that counts."""
    return re.sub(r"(?<=[\d万余多])件", "项", text)


def retitle(text: str) -> str:
    """Another subject: 知识产权 becomes 地理标志, 专利 becomes 商标."""
    return text.replace("知识产权", "地理标志").replace("专利", "商标")


def renamed(fact: Fact, titles: dict[str, str]) -> str:
    """The fact as it is after the titles of a text have been changed; issuers, which titles may name, are left out."""
    record = said(fact, "issuer")
    for name, value in record.items():
        if name in ("title", "container"):
            record[name] = titles.get(value, value)
        elif name == "name" and any(title.startswith(value) for title in titles):
            record[name] = retitle(value)  # a fund that only the title of its rules names
        elif isinstance(value, str):
            record[name] = (
                swap(value, {f"《{old}》": f"《{new}》" for old, new in titles.items()}) if "《" in value else value
            )
    return str(record)


@pytest.mark.parametrize("province", REPORTS)
def test_facts_follow_the_titles_that_the_text_prints(province: str) -> None:
    text = reports()[province]
    titles = {
        title: retitle(title)
        for marks in ("《》", "〈〉")
        for title in re.findall(f"{marks[0]}([^{marks}]*){marks[1]}", text)
    }
    changed = re.sub(r"《[^《》]*》", lambda match: retitle(match.group()), text)
    found = Counter(str(said(fact, "issuer")) for fact in facts_of(changed))
    assert_equal(found, Counter(renamed(fact, titles) for fact in facts_of(text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("省知识产权局", "省科学技术厅"), ("省财政厅", "省商务厅"), ("省人民政府", "省人大常委会"), ("市政府", "市委")],
)
def test_facts_follow_the_agencies_that_the_text_names(old: str, new: str) -> None:
    for province in REPORTS:
        text = reports()[province]
        if old in text:
            wanted = Counter(line.replace(old, new) for line in shown(facts_of(text)).elements())
            assert_equal(shown(facts_of(text.replace(old, new))), wanted)


@pytest.mark.parametrize(
    "names",
    [
        {
            "甘肃": "贵州",
            "甘政发": "黔政发",
            "兰州": "贵阳",
            "张掖": "遵义",
            "兰白科技创新改革试验区": "贵安新区",
            "兰白试验区": "贵安新区",
        },
        {
            "甘肃省": "广西壮族自治区",
            "甘肃": "广西",
            "张掖": "桂林",
            "兰白科技创新改革试验区": "中国（广西）自由贸易试验区",
            "兰白试验区": "广西自贸试验区",
        },
    ],
)
def test_a_plan_is_read_alike_whatever_province_made_it(names: dict[str, str]) -> None:
    raw = read("gansu-plan-2016").raw
    before = Counter(swap(line, names) for line in shown(facts_of(raw)).elements())
    assert len(before) > 100
    assert_equal(shown(facts_of(swap(raw, names))), before)
