"""Programs are killed while requests are filed and mails sent; what was told is then counted."""
