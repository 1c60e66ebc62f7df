"""What the second step says."""

from flask_babel import lazy_gettext as _l

WRONG = _l("Kode itu tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu ketik lagi.")
EMPTY = _l("Ketik kode dari aplikasi Anda, atau satu kode pemulihan.")
KEY_WRONG = _l("Passkey itu tidak dikenali. Coba lagi, atau pakai kode.")
LAST = _l(
    "Peran Anda mewajibkan langkah kedua. Pasang yang lain lebih dahulu, baru hapus yang ini."
)
