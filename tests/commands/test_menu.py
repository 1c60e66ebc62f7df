"""`ppid --help` is quick, whole and in Indonesian; each command explains itself."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from ppid.commands.menu import COMMANDS, menu
from ppid.kit.config import ROOT


def test_the_help_lists_every_command_with_examples() -> None:
    """Groups, one line a command, examples that can be typed."""
    page = CliRunner().invoke(menu, ["--help"], prog_name="ppid").output
    for name, (section, _, purpose) in COMMANDS.items():
        assert section in page
        assert re.search(rf"^  {name} +{re.escape(purpose)}$", page, re.MULTILINE)
    assert "Contoh:" in page
    assert max(map(len, page.splitlines())) <= 100


def test_no_words_show_the_help() -> None:
    """Nobody has to guess."""
    assert "Pakai: ppid PERINTAH" in CliRunner().invoke(menu, [], prog_name="ppid").output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    """In Indonesian, its options too."""
    answer = CliRunner().invoke(menu, [name, "--help"], prog_name="ppid")
    assert answer.exit_code == 0
    assert f"Pakai: ppid {name}" in answer.output
    assert "Menampilkan keterangan ini." in answer.output
    assert "Show this message" not in answer.output
    assert "OPTIONS" not in answer.output


def test_a_mistyped_word_is_put_right() -> None:
    """The nearest word is offered."""
    answer = CliRunner().invoke(menu, ["mirgate"], prog_name="ppid")
    assert answer.exit_code == 1
    assert answer.output == (
        "Tidak ada perintah 'mirgate'. Maksud Anda: migrate? Daftarnya: ppid --help\n"
    )


def test_the_help_does_not_load_the_app() -> None:
    """It appears at once."""
    code = (
        "import sys; sys.argv = ['ppid', '--help']; import ppid.__main__ as m\n"
        "try: m.main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'flask', 'sqlalchemy', 'ppid.app', 'celery'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.rstrip().endswith("[]")
