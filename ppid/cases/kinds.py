"""The kinds a request is made of: who asks, by which road, what is wanted, what is missing."""

from enum import StrEnum

from ppid.law import Channel as Channel  # which roads are open is the profile's choice


class RequesterKind(StrEnum):
    """Who may ask (Perki 1/2021 Pasal 27)."""

    PERSON = "person"
    LEGAL_ENTITY = "legal_entity"
    GROUP = "group"


class Obtain(StrEnum):
    """Cara memperoleh (Lampiran VI)."""

    SEE = "see"
    COPY = "copy"


class CopyForm(StrEnum):
    """Bentuk salinan."""

    SOFTCOPY = "softcopy"
    HARDCOPY = "hardcopy"


class Delivery(StrEnum):
    """Cara mendapatkan salinan (Lampiran VI)."""

    EMAIL = "email"
    PICKUP = "pickup"
    COURIER = "courier"
    POST = "post"
    FAX = "fax"


class Missing(StrEnum):
    """What a request can lack (Perki 1/2021 Pasal 29 ayat (5), Pasal 33)."""

    IDENTITY = "identity"
    IDENTITY_NUMBER = "identity_number"
    MANDATE = "mandate"
    DEED = "deed"
    ADDRESS = "address"
    CONTACT = "contact"
    QUESTIONS = "questions"
    PURPOSE = "purpose"
    OBTAIN = "obtain"
    DELIVERY = "delivery"


class Audience(StrEnum):
    """Who may see a paper of a case beside the office."""

    OFFICE = "office"
    REQUESTER = "requester"


class Found(StrEnum):
    """What a unit says it has."""

    HELD = "held"
    PARTLY = "partly"
    NOT_HELD = "not_held"


class Way(StrEnum):
    """How a notice on paper went to its reader."""

    DESK = "desk"
    POST = "post"
    COURIER = "courier"
    DELIVERED = "delivered"
    OTHERWISE = "otherwise"


class Relation(StrEnum):
    """What who helps is to who asks."""

    FAMILY = "family"
    KIM = "kim"
    ORGANISATION = "organisation"
    OTHER = "other"
