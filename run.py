"""Sets PPID up once and starts it (`python3 run.py`), or runs its tests (`python3 run.py test`)."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NEEDED = (3, 11)
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
if sys.version_info < NEEDED:
    sys.exit(
        f"PPID memerlukan Python 3.11 atau lebih baru; ini Python {VERSION}. "
        "Pasang yang baru, lalu jalankan misalnya: python3.12 run.py\n"
        f"PPID needs Python 3.11 or newer; this is Python {VERSION}."
    )

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"core": ROOT / "requirements.txt", "tests": ROOT / "tests" / "requirements.txt"}


class Stop(Exception):
    """Setting up cannot go on; the message says what to do."""


def stamp_of(lock: Path) -> str:
    """What an environment made from this lock by this Python is known by."""
    return f"{VERSION} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def is_ready(kind: str) -> bool:
    """Whether the environment already holds what the lock of this kind names."""
    mark = HOME / f"ppid-{kind}"
    return PYTHON.exists() and mark.is_file() and mark.read_text() == stamp_of(LOCKS[kind])


def is_of_this_python() -> bool:
    """Whether the environment was made for this version: a system update may have changed it."""
    facts = HOME / "pyvenv.cfg"
    if not (PYTHON.exists() and facts.is_file()):
        return False
    versions = [line for line in facts.read_text().splitlines() if line.startswith("version")]
    return any(line.partition("=")[2].strip().startswith(f"{VERSION}.") for line in versions)


def packages_in(lock: Path) -> int:
    """How many packages a lock names (some are for other systems only)."""
    return sum("==" in line and "win32" not in line for line in lock.read_text().splitlines())


def missing_venv() -> str | None:
    """Debian leaves out Python's own venv: the sentence that says how to get it."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return None
    sudo = "" if os.name == "nt" or os.geteuid() == 0 else "sudo "
    package = f"python{VERSION}-venv"
    return (
        f"Paket {package} belum terpasang. Jalankan: {sudo}apt install {package}   "
        "lalu ulangi perintah ini. (This command needs the package above.)"
    )


def working_uv() -> str | None:
    """uv, if it is on the path and answers."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    answer = subprocess.run([uv, "--version"], capture_output=True, check=False)
    return uv if answer.returncode == 0 else None


def follow(order: list[object], tell: Callable[[str], None]) -> tuple[int, str]:
    """Run a program and tell each line; returns its exit code and its last lines."""
    said: list[str] = []
    with subprocess.Popen(
        [str(word) for word in order],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            said.append(line)
            tell(line.rstrip())
    return running.returncode, "".join(said[-15:])


def install_with_uv(uv: str, lock: Path) -> bool:
    """Make the environment with uv; False when uv could not."""

    def tell(line: str) -> None:
        if not line.startswith((" + ", " - ", " ~ ")):
            print(f"  {line}", flush=True)

    if not PYTHON.exists():
        code, _ = follow([uv, "venv", "-q", "--clear", "--python", sys.executable, HOME], tell)
        if code:
            return False
    code, _ = follow(
        [
            uv,
            "pip",
            "install",
            "--compile-bytecode",
            "--python",
            PYTHON,
            "--require-hashes",
            "-r",
            lock,
        ],
        tell,
    )
    return code == 0


def install_with_pip(lock: Path) -> None:
    """Make the environment with venv and pip, counting aloud."""
    total, seen = packages_in(lock), 0

    def tell(line: str) -> None:
        nonlocal seen
        if line.startswith(("Collecting", "Requirement already")):
            seen += 1
            show(f"  {min(seen, total)} dari {total} paket")
        elif line.startswith("Installing"):
            show("  Memasang ...")

    if not (PYTHON.exists() and follow([PYTHON, "-m", "pip", "--version"], str)[0] == 0):
        sentence = missing_venv()
        if sentence:
            raise Stop(sentence)
        subprocess.run([sys.executable, "-m", "venv", "--clear", HOME], check=True)
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    code, said = follow([*pip, "--progress-bar=off", "--require-hashes", "-r", lock], tell)
    show("")
    if code:
        raise Stop(f"{said}Pemasangan paket gagal: periksa jaringan, lalu ulangi perintah ini.")


def show(line: str) -> None:
    """One line that replaces itself on a terminal; silent in a log."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line}", end="", flush=True)


def make_ready(kind: str) -> None:
    """Install what the lock of this kind names, unless that was done before."""
    if is_ready(kind):
        return
    lock, began, uv = LOCKS[kind], time.monotonic(), working_uv()
    if HOME.exists() and not is_of_this_python():
        shutil.rmtree(HOME)
    print(
        f"Menyiapkan PPID: memasang {packages_in(lock)} paket ke {HOME} (hanya sekali) ...",
        flush=True,
    )
    if not (uv and install_with_uv(uv, lock)):
        install_with_pip(lock)
    for done in ("core", "tests") if kind == "tests" else ("core",):
        (HOME / f"ppid-{done}").write_text(stamp_of(LOCKS[done]))
    print(f"Siap dalam {time.monotonic() - began:.0f} detik.", flush=True)


def become(order: list[str]) -> None:
    """Go on as another program, in this terminal and with its signals."""
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])
    )
    os.environ.setdefault("PPID_COMMAND", "python3 run.py")
    if os.name == "nt":
        sys.exit(subprocess.call([PYTHON, *order]))
    os.execv(PYTHON, [str(PYTHON), *order])


def main(words: list[str]) -> None:
    """No words: the demonstration. `test`: the tests. All else goes to the ppid command."""
    try:
        make_ready("tests" if words[:1] == ["test"] else "core")
    except Stop as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit("\nDihentikan. Perintah yang sama melanjutkan.")
    if words[:1] == ["test"]:
        become([str(ROOT / "tests" / "suite.py"), *words[1:]])
    become(["-m", "ppid", *(words or ["demo"])])


if __name__ == "__main__":
    main(sys.argv[1:])
