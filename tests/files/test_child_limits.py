"""What the checking child has denied itself, tried in a real one."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMITED = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


def confined(code: str) -> str:
    """What a confined interpreter prints."""
    program = f"import os, socket, resource, ctypes, ppid.files.confine as c\nc.confine()\n{code}"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return (ended.stdout + ended.stderr).strip()


@LIMITED
def test_a_child_has_no_more_than_512_megabytes():
    assert "MemoryError" in confined("bytes(600_000_000)")


@LIMITED
def test_a_child_writes_no_file(tmp_path: Path):
    path = tmp_path / "a"
    assert "File too large" in confined(f"os.write(os.open({str(path)!r}, 65), b'a')")
    assert not path.exists() or path.read_bytes() == b""


@LIMITED
def test_a_child_is_stopped_after_20_seconds_of_work():
    assert confined("print(resource.getrlimit(resource.RLIMIT_CPU))") == "(20, 20)"


@LIMITED
def test_a_child_reaches_no_network():
    allowed = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    if allowed.returncode:
        pytest.skip("this kernel gives no process a network of its own")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert "unreachable" in confined(f"socket.create_connection(('127.0.0.1', {port}), 2)")


def test_a_child_loads_nothing_that_it_does_not_need():
    code = "import sys, ppid.files.child; print(sorted(set(m.split('.')[0] for m in sys.modules)))"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    ).stdout
    for heavy in ("flask", "sqlalchemy", "PIL", "pypdfium2", "babel"):
        assert f"'{heavy}'" not in loaded
