"""The office's own words in letters and mails: editing, previewing, taking back."""
