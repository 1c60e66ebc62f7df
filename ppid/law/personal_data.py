"""What the law on personal data measures in hours: holiday or not, 3 x 24 jam."""

from datetime import datetime, timedelta
from typing import Final

HOURS: Final = timedelta(hours=3 * 24)
ARTICLE: Final = "UU 27/2022 Pasal 30, 32, 40 ayat (2), 41 ayat (1), dan 46"


def due_by(begun_at: datetime) -> datetime:
    """Until when access, correction, a stop or a breach notice is due (D23 to D26).

    In and out an aware moment; clock hours run over weekends and days off, UU 27/2022.
    """
    return begun_at + HOURS
