"""The stylesheet is made of all its sheets, in order."""

import gzip
import re

from ppid.kit import assets


def test_every_sheet_of_the_folder_is_in_the_table():
    assert {path.stem for path in assets.FOLDER.glob("*.css")} == set(assets.SHEETS)


def test_what_is_packed_is_what_is_plain():
    sheet = assets.stylesheet()
    assert gzip.decompress(sheet.packed) == sheet.plain


def test_every_brace_is_closed_and_no_comment_is_left():
    text = assets.stylesheet().plain.decode()
    assert text.count("{") == text.count("}")
    assert "/*" not in text


def test_nothing_is_fetched_from_elsewhere():
    addresses = re.findall(r"url\(([^)]*)\)", assets.stylesheet().plain.decode())
    assert {a.strip('"') for a in addresses if "data:image/svg+xml" not in a} == {
        "font/plus-jakarta-sans.woff2"
    }
    assert "@import" not in assets.stylesheet().plain.decode()
