"""The morning round: what every room has due, merged into one mail an officer, once each."""

from datetime import datetime

from ppid.admin.duties import reminders as duties
from ppid.cases import digest, leave_told, rights_told
from ppid.cases.due import note_fresh
from ppid.cases.watch import Watch
from ppid.casework import reminders as casework
from ppid.casework.considering import reminders as considering
from ppid.casework.consulting import reminders as consulting
from ppid.casework.keeping import reminders as kept_filters
from ppid.disputes import reminders as disputes
from ppid.exclusions import reminders as exclusions
from ppid.objections import reminders as objections
from ppid.office.calendar import local_day, working_calendar
from ppid.publication import reminders as publication
from ppid.registers import reminders as registers

WATCHED = (
    considering.dues,
    consulting.dues,
    casework.dues,
    disputes.dues,
    objections.dues,
    duties.dues,
    exclusions.dues,
    publication.dues,
)
"""What officers are reminded of."""

TOLD = (casework.tell, rights_told.tell, kept_filters.tell, leave_told.tell, registers.tell)
"""What is told beside it: applicants before, or once, a day has passed; officers what their own
filters find, whose deputy they are from now on, and that a year's register waits to be closed."""


def remind(*, at: datetime) -> int:
    """Promise every reminder that is due and was not yet said; returns how many mails."""
    today, calendar = local_day(at), working_calendar()
    watch = Watch(today)  # one for all rooms: each list of officers is looked up once a round
    due = [one for dues in WATCHED for one in dues(today=today, calendar=calendar, watch=watch)]
    mails = digest.tell_officers(note_fresh(due, at), at)
    return mails + sum(tell(today=today, calendar=calendar, at=at) for tell in TOLD)
