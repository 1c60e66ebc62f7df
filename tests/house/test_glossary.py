"""Every model, state, event and outcome is in the glossary; English has no holes."""

import ast
import subprocess
import sys

import polib
from flask import Flask

from ppid import law
from ppid.kit.config import ROOT
from ppid.kit.db import db

GLOSSARY = ROOT / "docs" / "GLOSSARY.md"
CATALOGUE = ROOT / "ppid" / "translations" / "en" / "LC_MESSAGES" / "messages.po"


def test_every_model_state_and_outcome_is_in_the_glossary(house: Flask):
    words = {mapper.class_.__name__ for mapper in db.Model.registry.mappers}
    words |= {member.name for kind in (law.State, law.Event, law.Outcome) for member in kind}
    text = GLOSSARY.read_text(encoding="utf-8")
    assert sorted(word for word in words if f"`{word}`" not in text) == []


def test_the_english_catalogue_has_no_holes(tmp_path):
    fresh = tmp_path / "messages.pot"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "babel.messages.frontend",
            "extract",
            "-F",
            "pyproject.toml",
            "-k",
            "_l",
            "-o",
            str(fresh),
            "--no-location",
            "--ignore-dirs",
            ".* tests",  # else the folders that begin with "_" are passed over, and with them texts
            ".",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    asked = {entry.msgid for entry in polib.pofile(str(fresh))}
    told = {entry.msgid for entry in polib.pofile(str(CATALOGUE)) if entry.translated()}
    assert sorted(asked - told) == []


def test_the_english_catalogue_keeps_every_placeholder():
    import re

    holes = re.compile(r"%\((\w+)\)[sd]")
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        if entry.msgstr and set(holes.findall(entry.msgid)) != set(holes.findall(entry.msgstr))
    ]
    assert wrong == []


def test_public_functions_say_what_they_do():
    silent = []
    for path in [*(ROOT / "ppid").rglob("*.py"), *(ROOT / "worker").rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name != "__init__.py" and not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
        silent += [
            f"{path.relative_to(ROOT)}:{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
            and "overload" not in {getattr(mark, "id", "") for mark in node.decorator_list}
        ]
    assert silent == []
