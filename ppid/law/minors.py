"""Whether who asks is under age, as far as the number on the KTP tells (A-16)."""

from datetime import date

OF_AGE = 17  # from then on everybody has a KTP, UU 24/2013 Pasal 63
_WOMEN = 40  # is added to the day of birth in a woman's number


def born_on(identity_number: str, today: date) -> date | None:
    """The day of birth in a NIK; None where it holds none. Of two centuries the nearer one."""
    if len(identity_number) != 16 or not identity_number.isdecimal():
        return None
    day, month, year = (int(identity_number[place : place + 2]) for place in (6, 8, 10))
    century = 2000 if year <= today.year % 100 else 1900
    try:
        return date(century + year, month, day - _WOMEN if day > _WOMEN else day)
    except ValueError:
        return None


def is_minor(identity_number: str, today: date) -> bool:
    """Whether the NIK is of somebody who is not yet 17; no NIK says nothing."""
    born = born_on(identity_number, today)
    if born is None or born > today:
        return False
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (not had_birthday) < OF_AGE
