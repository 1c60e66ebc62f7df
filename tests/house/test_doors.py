"""Rule 9: a view that does not say who may pass is closed; the list of doors is in review."""

from pathlib import Path

from flask import Flask

from ppid.accounts.access import access_of

DOORS = Path(__file__).with_name("doors.txt")


def doors(app: Flask) -> list[str]:
    """Methods, address, endpoint and permission of every route."""
    lines = []
    for rule in app.url_map.iter_rules():
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        lines.append(f"{rule.rule}  {methods}  {rule.endpoint}  {access_of(app, rule.endpoint)}")
    return sorted(lines)


def test_every_view_says_who_may_pass(house: Flask):
    assert [line for line in doors(house) if line.endswith("  None")] == []


def test_the_list_of_doors_is_the_one_that_was_reviewed(house: Flask):
    """After a reviewed change: python -m tests.house.test_doors > tests/house/doors.txt"""
    assert doors(house) == DOORS.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    import tempfile

    from ppid import create_app

    print("\n".join(doors(create_app(DATA=Path(tempfile.mkdtemp())))))  # noqa: T201
