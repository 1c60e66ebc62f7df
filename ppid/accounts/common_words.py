"""Words and keys in a row that people here choose as passwords: alone they protect nothing."""

_WORDS = """
passwordku password passw0rd passwd kata sandi katasandi rahasia rahasiaku qwertyuiop qwertyui
qwerty qwert asdfghjkl asdfgh asdf zxcvbnm zxcvbn zxcv abcdefghijklmnopqrstuvwxyz abcdefghijkl
abcdefgh abcdef abcd admin administrator superadmin operator petugas pegawai pejabat pengguna
user username guest tamu login masuk selamat datang welcome letmein changeme gantisandi default
root system sistem server test testing tester coba contoh demo example sample iloveyou ilove love
sayang sayangku cinta cintaku kangen rindu bismillah alhamdulillah allahuakbar allah assalamualaikum
insyaallah masyaallah muhammad jesus yesus tuhan indonesia indonesiaku merdeka pancasila garuda
nusantara bhinneka jakarta bandung surabaya semarang yogyakarta jogja medan makassar denpasar
palembang pontianak banjarmasin balikpapan manado ambon jayapura kupang mataram sukamaju jawa
sumatera sulawesi kalimantan papua bali pemerintah pemkab pemkot pemda kabupaten kota provinsi
dinas kominfo diskominfo sekretariat sekretaris daerah bupati walikota gubernur kecamatan kelurahan
desa kantor instansi negara republik ppid informasi publik layanan permohonan keterbukaan komisi
januari februari maret april mei juni juli agustus september oktober november desember senin
selasa rabu kamis jumat sabtu minggu hari bulan tahun pagi siang sore malam persija persib persebaya
bonek viking bobotoh sepakbola bola garudaku ganteng cantik anak anakku ibu ayah bapak mama papa
keluarga rumah sekolah kuliah mahasiswa skripsi kopi nasi goreng bakso rendang gajah harimau
kucing anjing naga monyet dragon monkey tiger football baseball basketball superman batman spiderman
pokemon naruto princess sunshine shadow master secret trustno whatever freedom starwars computer
komputer internet google facebook instagram whatsapp twitter youtube gmail yahoo windows samsung
satu dua tiga empat lima enam tujuh delapan sembilan sepuluh one two three four five six seven
eight nine zero nol aku kamu saya anda kita mereka ini itu yang dan bisa baru lama kuat aman
hello halo apakabar terimakasih terima kasih semangat sukses bahagia juara
"""

COMMON = tuple(sorted(set(_WORDS.split()), key=lambda word: (-len(word), word)))
