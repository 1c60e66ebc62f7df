"""What is chosen about notices: one select for each topic and way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ppid.kit.forms import Form, SelectField, SubmitButton
from ppid.notices.choosing import Own
from ppid.notices.hours import Hours
from ppid.notices.settled import Ways
from ppid.notices.topics import TOPICS, Mailing, Topic
from ppid.notices.words import MAILING, SHOWN

_MISSING = _l("Pilih dari daftar.")
_YES_NO = {"on": True, "off": False}
_HOURS = tuple((f"{hour}", f"{hour:02}.00") for hour in range(24))


class HoursForm(Form):
    """When one wants to be told; the topics are added to it."""

    digest = SelectField(
        _l("Jam email ringkasan"),
        choices=(("", _l("Saat kantor buka")), *_HOURS),
        missing=_MISSING,
        default="",
        description=_l("Pada hari kerja, menurut waktu kantor. Berisi semua yang Anda kumpulkan."),
    )
    quiet_from = SelectField(
        _l("Jam tenang mulai"),
        choices=(("", _l("Tidak ada")), *_HOURS),
        missing=_MISSING,
        default="",
    )
    quiet_until = SelectField(
        _l("Jam tenang berakhir"),
        choices=(("", _l("Tidak ada")), *_HOURS),
        missing=_MISSING,
        default="",
        description=_l(
            "Email dan pesan luar menunggu sampai jam tenang berakhir. Peringatan wajib menunggu "
            "paling lama sampai kantor buka."
        ),
    )
    submit = SubmitButton(_l("Simpan pilihan saya"))

    def validate_quiet_until(self, field: SelectField) -> None:
        """Both or none, and not the same hour."""
        begins, ends = self.quiet_from.data, field.data
        if bool(begins) != bool(ends):
            raise ValidationError(_("Pilih jam mulai dan jam berakhir, atau kosongkan keduanya."))
        if begins and begins == ends:
            raise ValidationError(_("Jam berakhir harus lain dari jam mulai."))

    @property
    def hours(self) -> Hours:
        """The hours as numbers."""
        said = (self.digest.data, self.quiet_from.data, self.quiet_until.data)
        return Hours(*(int(one) if one else None for one in said))


def hours_data(hours: Hours) -> dict[str, str]:
    """Hours as the form shows them."""
    named = {
        "digest": hours.digest,
        "quiet_from": hours.quiet_from,
        "quiet_until": hours.quiet_until,
    }
    return {name: "" if hour is None else f"{hour}" for name, hour in named.items()}


def _field(topic: Topic, way: LazyString, choices: Iterable[Any]) -> SelectField:
    label = _l("%(topic)s: %(way)s", topic=TOPICS[topic].words, way=way)
    return SelectField(label, choices=tuple(choices), missing=_MISSING, default="")


_MAIL, _SCREEN, _OUTSIDE = _l("email"), _l("layar"), _l("pesan luar")
_MAILS = tuple((mailing.value, words) for mailing, words in MAILING.items())
_SHOWN = tuple((name, SHOWN[value]) for name, value in _YES_NO.items())


def _fields(topics: Iterable[Topic], first: Any, *, outside: bool) -> dict[str, Any]:
    """Fields by name; `first` gives the choice that follows the office, or nothing."""
    made: dict[str, Any] = {}
    for topic in topics:
        if not TOPICS[topic].is_locked:
            made[f"mail_{topic}"] = _field(topic, _MAIL, (*first(topic, "mail"), *_MAILS))
            made[f"screen_{topic}"] = _field(topic, _SCREEN, (*first(topic, "screen"), *_SHOWN))
        if outside:
            made[f"outside_{topic}"] = _field(topic, _OUTSIDE, (*first(topic, "outside"), *_SHOWN))
    return made


def own_form(of_office: Mapping[Topic, Ways], *, outside: bool) -> type[HoursForm]:
    """The form of one's own choices, each with what the office chose as its first answer."""

    def first(topic: Topic, way: str) -> tuple[Any, ...]:
        value = getattr(of_office[topic], way)
        words = MAILING[value] if way == "mail" else SHOWN[value]
        return (("", _l("Kantor: %(words)s", words=words)),)

    return type("OwnChoices", (HoursForm,), _fields(of_office, first, outside=outside))


def own_data(own: Mapping[Topic, Any]) -> dict[str, str]:
    """What an officer chose, as the form shows it."""
    shown = {None: "", True: "on", False: "off"}
    said: dict[str, str] = {}
    for topic, row in own.items():
        said[f"mail_{topic}"] = row.mail.value if row.mail else ""
        said |= {f"screen_{topic}": shown[row.screen], f"outside_{topic}": shown[row.outside]}
    return said


def own_answers(form: Form, topics: Iterable[Topic]) -> dict[Topic, Own]:
    """What was chosen, topic by topic."""
    said = form.answers
    return {
        topic: (
            Mailing(said[f"mail_{topic}"]) if said.get(f"mail_{topic}") else None,
            _YES_NO.get(said.get(f"screen_{topic}") or ""),
            _YES_NO.get(said.get(f"outside_{topic}") or ""),
        )
        for topic in topics
    }


class _DefaultsForm(Form):
    submit = SubmitButton(_l("Simpan untuk peran ini"))


def defaults_form(topics: Iterable[Topic]) -> type[Form]:
    """The form of what the office chose for a role."""
    fields = _fields(topics, lambda *_asked: (), outside=True)
    return type("RoleDefaults", (_DefaultsForm,), fields)


def defaults_data(of_role: Mapping[Topic, Ways]) -> dict[str, str]:
    """What the office chose, as the form shows it."""
    shown = {True: "on", False: "off"}
    said: dict[str, str] = {}
    for topic, ways in of_role.items():
        said |= {
            f"mail_{topic}": ways.mail.value,
            f"screen_{topic}": shown[ways.screen],
            f"outside_{topic}": shown[ways.outside],
        }
    return said


def defaults_answers(form: Form, of_role: Mapping[Topic, Ways]) -> dict[Topic, Ways]:
    """What was chosen for a role, topic by topic; what is locked as it stood."""
    said = form.answers
    return {
        topic: Ways(
            Mailing(said.get(f"mail_{topic}") or ways.mail),
            _YES_NO.get(said.get(f"screen_{topic}") or "", ways.screen),
            _YES_NO.get(said.get(f"outside_{topic}") or "", ways.outside),
        )
        for topic, ways in of_role.items()
    }
