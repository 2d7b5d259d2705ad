"""Whatever kills a change of the store, and whenever, the store is as it was before or as it should be after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import open_graph

HERE = Path(__file__).parent
SENTENCE = "2017年，{}发明专利申请量{}万件，同比增长4.8%。{}知识产权保护中心获批建设。\n"


@pytest.mark.parametrize("work", ["rebuild", "extend", "shrink"])
def test_a_change_killed_at_any_point_is_done_whole_or_not_at_all(tmp_path: Path, work: str) -> None:
    program = [sys.executable, str(HERE / "kill_points.py"), work, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(program, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    before, after = lines[0][1], lines[-1][1]
    assert before != after
    killed = [found for point, found, *_ in lines[1:-1] if point.isdigit()]
    assert len(killed) > 15, "too few points for a test"
    assert set(killed) == {before, after}
    assert killed == sorted(killed, key=[before, after].index), "a point after the switch shows the store before it"
    again = [rest for point, *rest in lines[1:-1] if point == "again"]
    assert again == [[after, "1"]] * len(again), (
        "a change after a killed one does not give the same, or leaves its remains"
    )


@pytest.mark.parametrize(("moment", "jobs"), [(1, "1"), (5, "1"), (3, "2")])
def test_kg_build_killed_while_it_reads_leaves_the_old_store_to_be_used(tmp_path: Path, moment: int, jobs: str) -> None:
    provinces = ("北京市", "湖北省", "甘肃省", "广东省", "四川省")
    for number, province in enumerate(provinces):
        text = SENTENCE.format(province, number + 1, province)
        (tmp_path / f"d{number}.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    kg = [sys.executable, "-c", "from kg.cli import main; main()"]
    environment = os.environ | {"KG_STORE": str(store)}
    subprocess.run([*kg, "build", str(tmp_path / "d0.txt")], env=environment, check=True, capture_output=True)
    with open_graph(store) as graph:
        before = sorted(map(str, graph.store))
    command = [*kg, "build", str(tmp_path), "--jobs", jobs]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as building:
        assert building.stderr is not None
        for line in building.stderr:
            if line.startswith(f"[{moment}/".encode()):
                building.kill()
                break
    with open_graph(store) as graph:
        found, documents = sorted(map(str, graph.store)), graph.info.documents
    assert found == before or documents == len(provinces)
    again = subprocess.run([*kg, "build", str(tmp_path)], env=environment, check=True, capture_output=True, text=True)
    assert f"{len(provinces)} documents" in again.stderr
    assert len(list((store / "generations").iterdir())) == 1
