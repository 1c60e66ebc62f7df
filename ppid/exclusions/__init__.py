"""What is kept from the public: consequence tests and decrees (uji konsekuensi, penetapan)."""
