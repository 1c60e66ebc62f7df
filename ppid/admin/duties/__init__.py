"""The duties that come back: public list, announcement, yearly report (D19 to D21)."""
