"""The yearly report on the service (laporan layanan informasi publik), Perki 1/2021 Pasal 56 to "
"58."""
