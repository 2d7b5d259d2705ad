"""Tests of kg.asking: questions in words, read as saved queries.

`asking/phrasings.jsonl` and `asking/unanswerable.jsonl` were written before the program by somebody who did not know
it. The lines with odd numbers were looked at while it was made. Those with even numbers were not until it was done: 62
of 80 were read rightly then, and 2 of 15 answered that no query answers. What has been mended since is no longer blind.

The second set, `phrasings-2.jsonl` and `unanswerable-2.jsonl`, was written by somebody who had seen neither the program
nor the first. Put to the program as it was, 94 of 120 were read rightly (101 as the right query) and 1 of 30 answered.
Then the odd lines were looked at (59 of 60 right since). Of the even ones, before anybody looked at them, 49 of
60 were read rightly, 45 at first, and 1 of 15 answered: that is what to expect of new questions. One more query was
held as good as the one written down after that, for one question.

The third set, `phrasings-3.jsonl` and `unanswerable-3.jsonl`, was written by somebody who knew the catalogue alone, for
every query and parameter of it, and is judged by all of these. Put to the program as it was, 63 of 120 were read
rightly (84 as the right query) and 2 of 30 answered. Then the odd lines were looked at (59 of 60 right since). Of the
even ones, before anybody looked at them, 39 of 60 were read rightly (46 as the right query), 26 at first, and none of
15 answered. That was when the words in the headers of the queries alone told them apart.

The fourth and fifth sets were written by somebody who knew the catalogue alone, and are judged by all parameters. By
then questions were read by their likeness to examples (`queries/asked.txt`). Put to the program as it was, of the
fourth 138 of 147 were read as the right query, 109 with all parameters, and 5 of 30 answered (the words alone: 112, 91
and 5); of the fifth, after the errors of the fourth were mended, 102 of 120, 80, and 1 of 30 (the words alone: 92, 68
and 7). Then the odd lines of the fifth were looked at. Of the even ones, before anybody looked at them, 52 of 60 were
read as the right query (49 at first), 34 with all parameters, and none of 15 answered: that is what to expect of new
questions. After that the even ones were looked at too. In each of the two sets the value of one parameter was
corrected, a type of fact that the query knows by another name.

The sixth set was written in the same way. Put to the program as it was when names began to be understood by their parts
in English, 113 of 120 were read as the right query, 99 with all parameters, and 1 of 30 answered. Then the odd lines
were looked at (57 of 60 with all parameters since). Of the even ones, before anything was mended for one of them, 57 of
60 were read as the right query, 51 with all parameters: that is what to expect of new questions. It is not among the
examples. Names of regions that no graph knows were taken out of one line.

The seventh set was written by somebody who had not read the program, in plainer and more playful words. Put to the
program as it was, 96 of 120 were read as the right query, 67 with all parameters, and 1 of 30 answered. Then the odd
lines were looked at. Of the even ones, before anybody looked at them, 52 of 60 were read as the right query (48 at
first), 39 with all parameters (38 at first), and at most 1 of 15 answered: that is what to expect of new ones. After
that the even ones were looked at too, and examples written for what was lacking, so that it is blind no longer. Of 20
questions the parameters were corrected: a kind, year or province that the question tells and the line lacked, regions
written under several names at once. Judged by these, 81 of 120 had all parameters at first sight, and of the even ones
45 of 60 (43 at first).

The eighth set was written by somebody who had seen the catalogue and the words of the ontology, but not the program.
Put to it as it was, 112 of 120 were read as the right query, 97 with all parameters (92 before the parameters of six
lines were corrected: "issued" where the question says so, one value instead of several), and none of 30 answered.
After that all lines were looked at.

The ninth to thirteenth sets were written by language models that had read the documents and knew no query. What they
asked was fixed before they saw the catalogue; then they wrote down every query and every value that serves
(`asked.lack`; parameters that can be told in several ways are not judged). Put to the program as it was, 96, 90, 90 and
98 of 120 were read as a query that serves, 83, 88, 89 and 93 with the parameters, and 0, 3, 0 and 1 of 30 answered:
fewer than of the sets by people who knew the catalogue. Then the ninth and the tenth were looked at: a reading that the
graph has rows for came to go before one without, and how often a query is asked to count. With the examples of other
sets alone, 109, 106 and 101 of the ninth, tenth and eleventh were read as a query that serves. The twelfth was put to
the program after that: 108 of 120, 103 with the parameters, and 0 of 30 answered. Then all were looked at and put among
the examples. Of the thirteenth, which came last, 111 were read as a query that serves, 110 with the parameters, and 1
of 30 was answered (98 and 97 by the program before the ninth set). That is what to expect of new questions. It is not
among the examples.

The first five sets and the ninth to twelfth are among the examples now, so that the right query says little here; what
these tests hold is that nothing is lost. With the examples of a set left out, 158 of 160, 119 of 120, 119 of 120, 146
of 147 and 118 of 120 were read as the right query, though other examples were written by somebody who had seen the set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from asked import KNOWN, KNOWN_LATER, given, lack, mistake, read_lines
from texts import SEEDS

from kg.asking import Choice, choose_query, read_question
from kg.asking.evidence import read_evidence
from kg.asking.examples import NO_QUERY, _read_asked, features, read_examples, slotted
from kg.asking.known import Known
from kg.asking.names import find_names
from kg.asking.numbers import find_numbers
from kg.asking.passages import find_amount
from kg.asking.question import is_chinese, stem
from kg.asking.sounds import mend_sounds
from kg.asking.spelling import spell
from kg.asking.words import question_concepts
from kg.bad_input import BadInput
from kg.build import build
from kg.cli import run
from kg.queries import catalogue, labels
from kg.store import Graph, open_graph

ANSWERABLE = read_lines("phrasings.jsonl")
EVERY = {query.name: tuple(parameter.name for parameter in query.parameters) for query in catalogue()}
"""The sets that know the catalogue as it is are judged by every parameter."""
MOST_WRONG = {
    "phrasings.jsonl": 5,
    "phrasings-2.jsonl": 4,
    "phrasings-3.jsonl": 7,
    "phrasings-4.jsonl": 4,
    "phrasings-5.jsonl": 4,
    "phrasings-6.jsonl": 11,
    "phrasings-7.jsonl": 7,
    "phrasings-8.jsonl": 12,
}
"""How many questions of a set are read wrongly at most: what is reached, and about one more."""
MOST_LACKING = {
    "phrasings-9.jsonl": 12,
    "phrasings-10.jsonl": 5,
    "phrasings-11.jsonl": 7,
    "phrasings-12.jsonl": 7,
    "phrasings-13.jsonl": 11,
}
"""The same of the sets by people who knew no query."""
PARAMETERS = {
    "phrasings-3.jsonl": KNOWN_LATER,
    "phrasings-4.jsonl": EVERY,
    "phrasings-5.jsonl": EVERY,
    "phrasings-6.jsonl": EVERY,
    "phrasings-7.jsonl": EVERY,
    "phrasings-8.jsonl": EVERY,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking") / "store"
    build(list(SEEDS.values()), folder)
    return folder


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[Graph]:
    with open_graph(folder) as opened:
        yield opened


def ask(graph: Graph, question: str) -> Choice:
    return choose_query(graph, question, catalogue(), _known(graph))


@lru_cache(maxsize=1)
def _known(graph: Graph) -> Known:
    return Known(graph)


def values(choice: Choice, name: str) -> Sequence[str]:
    reading = choice.readings[0]
    parameter = next(each for each in reading.query.parameters if each.name == name)
    return [value.rsplit("/", 1)[-1] for value in given(reading, parameter)]


@pytest.mark.parametrize("file", MOST_WRONG)
def test_nine_of_ten_questions_are_read_as_the_right_query_with_the_right_parameters(graph: Graph, file: str) -> None:
    asked = read_lines(file)
    known = PARAMETERS.get(file, KNOWN)
    readings = [(each, ask(graph, each["question"])) for each in asked]
    wrong = [(each["question"], why) for each, read in readings if (why := mistake(graph, read, each, known))]
    assert len(wrong) <= MOST_WRONG[file] <= len(asked) * 0.1, "\n".join(f"{words}: {why}" for words, why in wrong)


@pytest.mark.parametrize("file", MOST_LACKING)
def test_nine_of_ten_questions_of_people_who_know_no_query_get_one_that_serves(graph: Graph, file: str) -> None:
    asked = read_lines(file)
    readings = [(each, ask(graph, each["question"])) for each in asked]
    wrong = [(each["question"], why) for each, read in readings if (why := lack(graph, read, each))]
    assert len(wrong) <= MOST_LACKING[file] <= len(asked) * 0.1, "\n".join(f"{words}: {why}" for words, why in wrong)


def test_what_the_graph_has_nothing_on_is_read_as_what_it_has_on_the_same(graph: Graph) -> None:
    assert ask(graph, "protection centres in Guangdong").readings[0].query.name == "protection-centres"
    assert ask(graph, "Which policies amend an earlier one?").readings[0].query.name == "policy-citations"


def test_a_number_of_things_is_no_growth(graph: Graph) -> None:
    filled = {each.parameter.name for each in ask(graph, "哪些省发明专利增长超过40%").readings[0].filled}
    assert "min_change" in filled
    readings = ask(graph, "哪些省2017年每万人口发明专利拥有量超过10件").readings
    assert not any(each.parameter.name == "min_change" for reading in readings for each in reading.filled)


def test_years_between_two_are_all_meant(graph: Graph) -> None:
    assert values(ask(graph, "Shanghai policies between 2016 and 2018"), "year") == ["2016", "2017", "2018"]


@pytest.mark.parametrize(("character", "area"), [("滇", "530000"), ("渝", "500000"), ("鲁", "370000")])
def test_a_character_that_means_a_province_alone_does_so_before_any_word(
    graph: Graph, character: str, area: str
) -> None:
    assert values(ask(graph, f"{character}跟外省签过什么合作协议"), "province") == [area]


def test_regions_that_share_a_word_have_each_their_own() -> None:
    assert spell("eastern, central and western China") == "eastern China, central China and western China"


def test_an_amount_of_which_one_asks_where_it_stands_is_looked_for_as_chinese_documents_print_it(graph: Graph) -> None:
    asked = "Which sentence has the figure of 72 billion yuan?"
    assert find_amount(read_question(asked))[0][0] == "720亿"
    assert find_amount(read_question("source of the figure of 4,652 cases"))[0][0] == "4652"


@pytest.mark.parametrize("file", [file.replace("phrasings", "unanswerable") for file in (*MOST_WRONG, *MOST_LACKING)])
def test_of_questions_that_no_query_answers_at_most_one_in_twenty_is_answered(graph: Graph, file: str) -> None:
    unanswerable = read_lines(file)
    answered = [each["question"] for each in unanswerable if ask(graph, each["question"]).fits]
    assert len(answered) <= len(unanswerable) * 0.05, answered


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("西藏2017年注册了多少件商标", "trademarks-registered"),
        ("How many trademarks did Tibet register?", "trademarks-registered"),
    ],
)
def test_an_indicator_is_understood_where_its_name_stands_in_parts(graph: Graph, question: str, indicator: str) -> None:
    known = f"https://w3id.org/zhice/id/concept/indicator/{indicator}"
    choice = ask(graph, question)
    assert choice.readings[0].query.name == "statistics"
    assert set(values(choice, "indicator")) <= {*labels(graph, known), indicator}


def test_traditional_characters_and_other_names_of_the_field_are_understood(graph: Graph) -> None:
    assert spell("上海發布了哪些智慧財產權政策") == "上海发布了哪些知识产权政策"


def test_a_document_is_understood_by_part_of_its_title(graph: Graph) -> None:
    assert values(ask(graph, "甘肃方案的任务里，各部门牵头多少项"), "document") == ["gansu-plan-2016"]


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("按年报第三章，各省有多少个示范城市", "annual-report-2017-ch3"),
        (
            "How many policies does each province have, by chapter 9 of the 2017 annual report?",
            "annual-report-2017-ch9",
        ),
        ("甘肃那份里各部门牵头多少项任务", "gansu-plan-2016"),
        ("How many tasks does each agency lead in Gansu's strong-province plan?", "gansu-plan-2016"),
    ],
)
def test_a_document_is_understood_by_its_chapter_and_where_it_is_pointed_at(
    graph: Graph, question: str, document: str
) -> None:
    assert values(ask(graph, question), "document") == [document]


def test_the_name_of_a_region_is_no_document(graph: Graph) -> None:
    choice = ask(graph, "What is the total pledge financing of the Yangtze Belt in 2017?")
    assert choice.readings[0].query.name == "region-figures"
    assert values(choice, "region") == ["yangtze-belt"]


@pytest.mark.parametrize(
    "question", ["云南有哪些专利资助类文件", "云南关于专利资助的文件有哪些", "云南标题里带“专利资助”的政策"]
)
def test_what_a_title_is_said_to_hold_is_looked_for_in_titles(graph: Graph, question: str) -> None:
    choice = ask(graph, question)
    assert choice.readings[0].query.name == "policies"
    assert values(choice, "title") == ["专利资助"]


def test_a_batch_is_understood(graph: Graph) -> None:
    assert values(ask(graph, "第一批强市创建市有哪些"), "batch") == ["首批"]
    assert values(ask(graph, "Which cities are in the second batch of pilot cities?"), "batch") == ["第二批"]


def test_the_number_of_a_policy_names_no_year(graph: Graph) -> None:
    assert values(ask(graph, "国发〔2015〕71号是哪些省的政策依据"), "title") == []
    assert not any(each.parameter.name == "year" for each in ask(graph, "国发〔2015〕71号的政策").readings[0].filled)


def test_values_that_are_told_apart_limit_nothing(graph: Graph) -> None:
    assert values(ask(graph, "各省资金合计，安排的和募集的分开算"), "amount_role") == []


def test_a_place_told_to_be_among_all_is_not_the_one_asked_about(graph: Graph) -> None:
    assert values(ask(graph, "各省（含兵团）有几家保护中心"), "province") == []


def test_departments_are_known_by_what_people_call_them_in_english(graph: Graph) -> None:
    assert values(ask(graph, "What is the Gansu education bureau responsible for?"), "agency") == ["教育厅"]


def test_a_name_that_several_places_bear_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "朝阳区的保护中心", "--store", str(folder)]) == 2
    assert "北京市朝阳区" in capsys.readouterr().err


def test_a_question_is_always_read_alike(graph: Graph) -> None:
    question = ANSWERABLE[0]["question"]
    first, second = ask(graph, question), ask(graph, question)
    assert [each.query.name for each in first.readings] == [each.query.name for each in second.readings]


@pytest.mark.parametrize("query", [query.name for query in catalogue()])
def test_every_saved_query_has_examples_in_both_languages(query: str) -> None:
    lines = read_examples()[query]
    assert sum(is_chinese(line) for line in lines) >= 10
    assert sum(not is_chinese(line) for line in lines) >= 10


def test_a_heading_of_the_examples_that_is_none_stops_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "asked.txt"
    path.write_text("[policies] 3\n<place>的政策\n[Funds\n<place>的基金\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"asked\.txt:3: '\[Funds' is no heading"):
        _read_asked(path)


def test_examples_stand_below_saved_queries_each_once() -> None:
    examples = read_examples()
    assert {*examples} == {NO_QUERY, *(query.name for query in catalogue())}
    lines = [line for under in examples.values() for line in under]
    assert all(len(under) == len({*under}) for under in examples.values())
    assert len(lines) > 4000


def test_what_a_question_names_stands_in_slots(graph: Graph) -> None:
    question = read_question("2017年山东增长40%的专利申请量")
    names = [*find_names(graph, question, ()), *find_numbers(question)]
    assert slotted(question, names) == "<year><place>增长<share>的<indicator>"


def test_a_question_is_read_as_the_query_whose_example_it_repeats(graph: Graph) -> None:
    choice = ask(graph, "福建的专利质押融资做了多少")
    assert choice.readings[0].query.name == "statistics"
    assert choice.like == "<place>的<indicator>做了多少"


def test_a_feature_tells_for_the_query_whose_examples_have_it() -> None:
    told = read_evidence(catalogue()).tells(features("备忘录是跟谁签的"))
    assert max(told, key=lambda name: told[name]) == "agreements"


def test_a_title_is_known_by_its_words_and_a_party_by_whom_one_signs_with(graph: Graph) -> None:
    assert values(ask(graph, "落实严格专利保护那个意见的有哪些省的文件"), "title") == ["严格专利保护"]
    assert values(ask(graph, "湖南跟海关签过什么协议"), "party") == ["海关"]


def test_of_a_passage_only_the_amount_is_looked_for(graph: Graph) -> None:
    assert values(ask(graph, "720亿元这个数是在哪一章哪句话里说的"), "text") == ["720亿元"]


@pytest.mark.parametrize(
    ("question", "query", "name", "value"),
    [
        ("Which reports on regional IP layout did Jiangsu make?", "publications", "title", "知识产权区域布局"),
        ("What is said across documents about the Hubei patent regulations?", "policy-history", "title", "专利条例"),
        ("Agreements that Jiangxi concluded with insurance companies", "agreements", "party", "保险"),
        ("What other names does the Chongqing motorcycle rapid rights centre go by?", "centre-names", "name", "摩托车"),
        ("Who is responsible for IP-intensive industries in Gansu?", "agency-roles", "task", "知识产权密集型产业"),
        ("What is the Gansu Department of Commerce in charge of?", "agency-roles", "agency", "省商务厅"),
        ("Which sentence mentions the Nanjing IP tribunal?", "where-stated", "text", "南京知识产权法庭"),
        ("Which indicators have to do with trade marks?", "indicators", "name", "商标"),
    ],
)
def test_english_words_stand_for_parts_of_chinese_names(
    graph: Graph, question: str, query: str, name: str, value: str
) -> None:
    choice = ask(graph, question)
    assert choice.readings[0].query.name == query
    assert values(choice, name) == [value]


@pytest.mark.parametrize(
    ("question", "query", "name", "value"),
    [
        ("贵州 三查 科技项目 个数", "statistics", "indicator", "科技项目"),
        ("海南的专利代理人考试来了多少考生", "statistics", "indicator", "考试"),
        ("企业做贯标，安徽给多少资助", "subsidy-rates", "object", "贯标"),
        ("质押融资 通知 各省", "policies", "title", "质押融资"),
        ("Which policies did Guizhou issue on pledge financing?", "policies", "title", "质押融资"),
        ("湖北出台过关于专利质押的意见吗", "policies", "title", "专利质押"),
    ],
)
def test_what_a_place_tells_of_is_looked_for_by_its_words(
    graph: Graph, question: str, query: str, name: str, value: str
) -> None:
    choice = ask(graph, question)
    assert choice.fits
    assert choice.readings[0].query.name == query
    assert values(choice, name) == [value]


@pytest.mark.parametrize(
    ("question", "indicator", "per"),
    [
        ("ratio of trademark applications to patent applications in Jiangsu", ["trademarks-filed"], ["patents-filed"]),
        ("江苏商标申请量和专利申请量之比", ["trademarks-filed"], ["patents-filed"]),
        ("各省平均每笔质押贷款多少钱", ["pledge-amount"], []),
        ("贵州平均每家代理机构有多少代理人", ["patent-attorneys"], ["patent-agencies"]),
        ("广东发明专利授权量占专利授权量的百分之几", ["invention-patents-granted"], ["patents-granted"]),
        (
            "What share of patent applications in Jiangsu were invention patent applications?",
            ["invention-patents-filed"],
            ["patents-filed"],
        ),
    ],
)
def test_of_two_figures_the_one_that_is_divided_is_told_from_the_other(
    graph: Graph, question: str, indicator: list[str], per: list[str]
) -> None:
    choice = ask(graph, question)
    assert choice.readings[0].query.name == "ratios"
    assert (values(choice, "indicator"), values(choice, "per")) == (indicator, per)


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("2018年计划要签的备忘录", "title", ["备忘录"]),
        ("重庆市和哪些部门一起印发过质押融资的文件", "title", ["质押融资"]),
        ("北京出过哪些知识产权白皮书、年度报告？", "title", []),
        ("哪些指标降了20%以上", "max_change", ["-20"]),
        ("Figures that fell by more than 10% in 2017", "max_change", ["-10"]),
        ("哪些指标降了20%以上", "min_change", []),
        ("合肥的专利质押融资占全省百分之几", "place", ["合肥"]),
        ("How many invention patents did Guandong apply for in 2017?", "province", ["440000"]),
        ("Which pilot labels have been given to organisations in Suzhou?", "province", ["320500"]),
        ("Protection centres in Shandong, e.g. in Yantai", "province", ["370000"]),
        ("Largest risk compensation funds by planned size", "status", []),
        ("Local IP regulations revised in Zhejiang", "level", ["地方性法规"]),
    ],
)
def test_values_that_words_imply_are_understood(graph: Graph, question: str, name: str, value: Sequence[str]) -> None:
    assert values(ask(graph, question), name) == value


def test_two_documents_in_one_question_are_told_apart(graph: Graph) -> None:
    choice = ask(graph, "长江经济带工作表点名的强市创建市，年报第九章里也点名了吗")
    assert values(choice, "document") == ["yangtze-belt-2017"]
    assert values(choice, "other") == ["annual-report-2017-ch9"]


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("各省商标柱册量排名", "indicator", ["trademarks-registered"]),
        ("Which provinces have most tradmark registratons?", "indicator", ["trademarks-registered"]),
        ("四川靠专利押给银行一共贷了多少", "indicator", ["专利权质押融资额"]),
        ("四川那个联盟是建成了还是还在筹建", "status", []),
        ("贵州省和人民银行贵阳分行一起发过什么文件", "province", ["520000"]),
        ("Which parks are on the second list of demonstration parks?", "batch", ["第二批"]),
        ("市、县一级政府出台过哪些文件", "issuer_level", ["prefecture", "county"]),
        ("浦东保护中心，各处说法一致吗", "province", ["310115"]),
        ("综合管理改革试点落在了哪些城市", "programme", ["综合管理改革试点"]),
    ],
)
def test_questions_are_understood_that_are_misspelt_or_in_everyday_words(
    graph: Graph, question: str, name: str, value: Sequence[str]
) -> None:
    assert values(ask(graph, question), name) == value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("保护中芯", "保护中心"),
        ("专利代里机构", "专利代理机构"),
        ("什么时后启动", "什么时候启动"),
        ("光电子", "光电子"),
    ],
)
def test_a_character_that_sounds_like_the_right_one_is_mended(typed: str, meant: str) -> None:
    assert mend_sounds(typed, (), ()) == meant


def test_terms_of_names_stand_once_and_in_both_languages() -> None:
    terms = question_concepts("question-term")
    english = [word.casefold() for words in terms.values() for word in words if not is_chinese(word)]
    assert len(terms) > 150
    assert len(english) == len({*english})
    assert all(any(map(is_chinese, words)) and not all(map(is_chinese, words)) for words in terms.values())


@pytest.mark.parametrize("query", [query.name for query in catalogue()])
def test_the_words_of_a_query_name_parameters_that_it_has(query: str) -> None:
    saved = next(each for each in catalogue() if each.name == query)
    assert {*saved.value_words} <= {parameter.name for parameter in saved.parameters}


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("二〇一七年", ["2017"]),
        ("2016-2018年", ["2016", "2017", "2018"]),
        ("in 2016 and 2017", ["2016", "2017"]),
        ("from 2016 to 2018", ["2016", "2017", "2018"]),
        ("截至2017年底", ["2017"]),
        ("17年的目标", ["2017"]),
        ("10年间", []),
        ("20170 件", []),
    ],
)
def test_years_are_read_in_digits_and_characters_and_as_ranges(question: str, years: list[str]) -> None:
    assert [name.value for name in find_numbers(read_question(question)) if name.kind == "year"] == years


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("90%以上", "0.9"),
        ("百分之九十五", "0.95"),
        ("九成", "0.9"),
        ("at least 5 tasks", "5"),
        ("0.8", "0.8"),
        ("不止一次", "2"),
    ],
)
def test_numbers_are_read_and_shares_are_fractions(question: str, number: str) -> None:
    assert [name.value for name in find_numbers(read_question(question)) if name.kind == "number"] == [number]


@pytest.mark.parametrize("words", ["rank ranks ranked ranking", "centre centres center centers", "policy policies"])
def test_words_are_compared_without_their_endings(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_a_place_is_meant_rather_than_its_province_before_it(graph: Graph) -> None:
    assert values(ask(graph, "湖北武汉的保护中心"), "province") == ["420100"]


def test_provinces_go_by_one_character_where_it_stands_alone(graph: Graph) -> None:
    assert values(ask(graph, "粤 专利授权量"), "province") == ["440000"]


def test_a_region_stands_for_its_provinces_where_a_query_knows_no_regions(graph: Graph) -> None:
    choice = ask(graph, "京津冀的保护中心")
    assert choice.readings[0].query.name == "protection-centres"
    assert values(choice, "province") == ["110000", "120000", "130000"]


def test_the_ends_of_a_course_are_no_values(graph: Graph) -> None:
    choice = ask(graph, "保护中心从申报到运行的历年状态变化")
    assert not values(choice, "status")


def test_what_is_left_out_is_told_from_what_is_asked_for(graph: Graph) -> None:
    choice = ask(graph, "甘肃除省知识产权局外，哪些部门共同承担任务最多，至少10项")
    assert values(choice, "exclude") == ["省知识产权局"]
    assert values(choice, "agency") == []
    assert values(choice, "min_tasks") == ["10"]


def test_how_a_question_was_read_is_told_with_the_command_that_asks_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", "2017年山东的保护中心", "--store", str(folder), "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert "山东省" in out.splitlines()[1]
    assert "kg query protection-centres --year 2017 --province '山东省' --kind protection_centre" in err
    assert "province (省份) = 山东省 ← “山东”" in err


def test_a_question_that_nothing_fits_is_told_so_with_the_three_nearest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", "写一首关于秋天的诗", "--store", str(folder)]) == 2
    assert capsys.readouterr().err.count("(") >= 3


def test_without_words_it_says_what_to_type(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--store", str(folder)]) == 2
    assert "type one, such as" in capsys.readouterr().err
