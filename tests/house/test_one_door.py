"""Rules 4, 5, 6 and 7: a case moves by one door; few commit; few ask the time."""

import re
from pathlib import Path

import pytest

from ppid.kit.config import ROOT

SOURCES = sorted((ROOT / "ppid").rglob("*.py")) + sorted((ROOT / "worker").rglob("*.py"))
ASKERS = {"views.py", "errors.py", "logs.py", "clock.py"}


def where(pattern: str, sources: list[Path]) -> list[str]:
    """Where a pattern stands in the sources, as file:line."""
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def may_ask(path: Path) -> bool:
    """Views, tasks and commands may ask the time and open a transaction."""
    parts = path.relative_to(ROOT).parts
    return path.name in ASKERS or parts[0] == "worker" or "commands" in parts or "demo" in parts


def test_only_the_timeline_gives_a_case_a_new_standing():
    assert where(r"\.standing = ", [p for p in SOURCES if p.name != "timeline.py"]) == []


def test_only_the_kit_commits():
    allowed = {"ppid/kit/db.py"}
    found = {place.split(":")[0] for place in where(r"session\.commit\(", SOURCES)}
    assert found <= allowed


@pytest.mark.parametrize("pattern", [r"clock\.now\(", r"datetime\.now\(", r"date\.today\("])
def test_only_views_tasks_and_commands_ask_the_time(pattern: str):
    assert where(pattern, [p for p in SOURCES if not may_ask(p)]) == []


def test_only_views_tasks_and_commands_open_a_transaction():
    sources = [p for p in SOURCES if not may_ask(p) and p.name != "db.py"]
    assert where(r"with transaction\(", sources) == []


def test_nothing_catches_every_exception():
    assert where(r"except Exception\b|except:\s*$", SOURCES) == []
