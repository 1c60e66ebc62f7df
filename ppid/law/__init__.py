"""What must be: the public information law as plain values and functions, without a clock."""

from ppid.law.answers import (
    RULINGS_ON_EXCLUSION,
    RULINGS_WITH_REASONS,
    AnswerDraft,
    answer_gaps,
    check_answer,
)
from ppid.law.calendar import TABLE_START, CountedDay, WorkingCalendar
from ppid.law.cases import (
    FLOW,
    GIVING,
    OPEN,
    UNANSWERED,
    Outcome,
    Standing,
    State,
    deadlines,
    overall,
)
from ppid.law.clock import FOLLOWING, LegalClock
from ppid.law.completeness import (
    accept,
    accept_late_repair,
    ask_completion,
    deem_complete,
    find_still_incomplete,
    is_repair_late,
    lapse,
    repair,
)
from ppid.law.dispute_flow import (
    DISPUTE_FLOW,
    DISPUTES_OVER,
    OF_OTHERS,
    SESSION,
    SITTINGS,
    DisputeOutcome,
    DisputeStage,
    Party,
    Step,
    StepKind,
)
from ppid.law.dispute_outcomes import JUDGED, JUDGMENTS, dispute_outcome
from ppid.law.disputes import (
    DisputeStanding,
    Opening,
    challenge_ends_on,
    dispute_deadlines,
    dispute_of,
    lawsuit_is_late,
    may_dispute,
    may_follow,
    may_have_been_missed,
    open_dispute,
    summons_is_late,
    take_step,
    watched,
)
from ppid.law.duties import DUTY_CODES, Duty, DutyDue, aim_at, duty_due
from ppid.law.events import MOVING, RULE_ARTICLES, Event, NotAllowed, Rule
from ppid.law.exclusion_moves import (
    ExclusionMove,
    approve_exclusion,
    begin_exclusion,
    change_exclusion,
    check_tester,
    decree_exclusion,
    drop_exclusion,
    expire_exclusion,
    finish_test,
    may_exclude,
    open_exclusion,
    opening_reasons,
    record_decree,
    return_test,
)
from ppid.law.exclusions import (
    OPENING_ARTICLES,
    UNDER_TEST,
    ExclusionEvent,
    ExclusionStanding,
    ExclusionState,
    OpeningReason,
    Sheet,
    check_period,
    check_sheet,
)
from ppid.law.exemptions import (
    CONSENT,
    CONSENT_ARTICLE,
    GROUNDS,
    NEVER_EXCLUDED,
    NEVER_EXCLUDED_ARTICLE,
    Exemption,
    Ground,
    check_draft,
    check_ground,
    check_refusal,
)
from ppid.law.explain import (
    NO_MOVES,
    OBJECTION_AFTERWARDS,
    Explanation,
    Moved,
    Moves,
    Start,
    Stretch,
    explain,
    explanations,
)
from ppid.law.explain_after import (
    all_dispute_explanations,
    dispute_explanations,
    objection_explanations,
)
from ppid.law.explain_duties import duty_explanation, opening_explanation
from ppid.law.extensions import (
    EXTENSION_GROUNDS,
    REASONS_ARTICLE,
    ExtensionGround,
    extension_article,
)
from ppid.law.minors import is_minor
from ppid.law.moves import (
    Move,
    ask_payment,
    check_extension,
    close,
    decide,
    extend,
    hand_over,
    may,
    pay,
    receive,
    withdraw,
)
from ppid.law.never_excluded import never_excluded_in
from ppid.law.objections import (
    GROUND_WORDINGS,
    OBJECTION_FLOW,
    RULINGS_WITH_TASKS,
    ObjectionGround,
    ObjectionMove,
    ObjectionStanding,
    ObjectionState,
    Ruling,
    answer_objection,
    check_applicant,
    check_signer,
    close_objection,
    file_objection,
    may_object,
    objection_article,
    settle_objection,
    withdraw_objection,
)
from ppid.law.periods import PERIODS, Code, Deadline, Period, Unit
from ppid.law.profile import (
    ALWAYS_OPEN,
    DEFAULT,
    MOST_LETTERS,
    MOST_POST_DAYS,
    PRESETS,
    SWITCHES,
    AfterHours,
    AnswerCounts,
    Approver,
    BadProfile,
    Channel,
    ClockStart,
    ExtensionReason,
    LateObjection,
    LateRepair,
    LegalProfile,
    Minor,
    MovedDate,
    Premature,
    Preset,
    Unchecked,
    WrongBody,
    longest,
)
from ppid.law.public_list import (
    CATEGORY_ARTICLES,
    ITEM_FLOW,
    OPENED_ARTICLE,
    OPENED_ORIGINS,
    Category,
    EntrySays,
    ItemEvent,
    ItemState,
    ListStage,
    Origin,
    check_approving,
    check_asking,
    check_determining,
    lacking,
    move_item,
)
from ppid.law.reasons import Happened, Reason, found_on, reasons
from ppid.law.rights import (
    OWN_STEPS,
    Phase,
    Right,
    RightKind,
    next_right,
    objection_rights,
    request_rights,
)
from ppid.law.seed import HolidayKind, SeedHoliday, seed_holidays
from ppid.law.urgency import Stage, Urgency, days_late, stage, urgency
