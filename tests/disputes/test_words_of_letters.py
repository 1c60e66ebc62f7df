"""A letter's words without its form: what a reader hears, and nothing that opens a case."""

from ppid.disputes.pack import letters_text


def test_terms_and_answers_stand_on_one_line_each():
    html = "<dl><div><dt>Nama</dt><dd>Siti</dd></div><div><dt>Alamat</dt><dd>Jl. A</dd></div></dl>"
    assert letters_text.read(html) == "Nama: Siti\nAlamat: Jl. A"


def test_what_is_hidden_from_readers_is_not_read():
    html = (
        '<p>a<span aria-hidden="true"><b>x</b><br></span>b</p>'
        "<style>p{}</style><svg><text>q</text></svg>"
    )
    assert letters_text.read(html) == "ab"


def test_cells_of_a_table_are_parted():
    assert letters_text.read("<table><tr><td>1</td><td>2</td></tr></table>") == "1 | 2"


def test_codes_tokens_and_drawings_are_taken_out():
    html = (
        "<p>ABCD-EFGH-2345-ABCD-EFGH http://x/lacak/tautan/"
        'WzEsMV0.awWIvw.VR8aEAEDBnhd0fGN9JmOv33QHKg</p><svg viewBox="0 0 1 1"><path d="M0"/></svg>'
    )
    assert letters_text.safe(html) == ("<p>[disamarkan] http://x/lacak/tautan/[disamarkan]</p>")


def test_dates_numbers_and_addresses_are_left_as_they_are():
    words = "Nomor PT/0001/2026 tanggal 5.1.2026, surat.elektronik@sukamaju.example, UU 14/2008"
    assert letters_text.without_keys(words) == words
