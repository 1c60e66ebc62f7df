"""What the office says in its own words, in places that letters and mails keep for it."""
