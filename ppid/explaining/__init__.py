"""Why a date is that date: one page, one value and one calendar file for each deadline."""
