"""What is filled in for messages outside: the office's gateway, and one's own target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError
from wtforms.validators import InputRequired

from ppid.kit.checks import Length, Required
from ppid.kit.forms import Form, SelectField, SubmitButton, TextField, YesField
from ppid.notices.models import Gateway
from ppid.notices.outside.gateways import Fault, fault_of, is_target
from ppid.notices.words import GATEWAYS

FAULTS: Mapping[Fault, LazyString] = {
    Fault.SCHEME: _l(
        "Alamat ini bukan jenis yang diizinkan untuk gerbang ini. Lihat contoh; hanya sambungan "
        "terenkripsi yang diterima."
    ),
    Fault.NO_HOLE: _l("Tulis {tujuan} tepat satu kali, di tempat nomor atau nama petugas."),
    Fault.HOLE_IN_HOST: _l("{tujuan} tidak boleh menjadi bagian dari nama server."),
    Fault.LOOSENED: _l("Pengaturan verify, redirect, rto, cto, retry, dan wait tidak diterima."),
    Fault.UNREADABLE: _l("Alamat tidak dapat dibaca. Periksa token dan bagian-bagiannya."),
    Fault.NOT_INSTALLED: _l("Pustaka Apprise belum terpasang di server: pasang ppid[notify]."),
}


class GatewayForm(Form):
    """The office's gateway, and that its administrator knows what is sent."""

    address = TextField(_l("Alamat Apprise"), [Required(_l("Tulis alamat gerbang.")), Length(500)])
    agreed = YesField(
        _l(
            "Saya mengerti: pesan berjalan lewat pihak ketiga, hanya memberi tahu bahwa ada yang "
            "perlu dilihat, dan tidak memuat data pribadi, nomor, atau isi permohonan."
        ),
        [InputRequired(_l("Centang bila Anda menyetujuinya; tanpa itu gerbang tetap tertutup."))],
    )
    submit = SubmitButton(_l("Buka gerbang"))

    def __init__(self, *given: Any, gateway: Gateway, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.gateway = gateway

    def validate_address(self, field: TextField) -> None:
        """Only what may be called."""
        fault = fault_of(self.gateway, field.data or "")
        if fault:
            raise ValidationError(FAULTS[fault])


class TargetForm(Form):
    """Where one is reached, among the gateways that are open."""

    gateway = SelectField(_l("Lewat"), choices=(), missing=_l("Pilih dari daftar."))
    target = TextField(
        _l("Nomor atau nama Anda di sana"),
        [Required(_l("Tulis nomor atau nama Anda di sana.")), Length(64)],
        description=_l(
            "WhatsApp dan SMS: nomor dengan kode negara, contoh 6281234567890. Telegram: nomor "
            "obrolan. Webhook: nama yang diberikan administrator."
        ),
    )
    agreed = YesField(
        _l("Saya ingin diberi tahu di sana bahwa ada yang perlu dilihat"),
        [InputRequired(_l("Centang bila Anda menginginkannya."))],
        description=_l("Nomor disimpan tersandi dan dapat Anda hapus kapan saja."),
    )
    submit = SubmitButton(_l("Simpan"))

    def __init__(self, *given: Any, gateways: Sequence[Gateway], **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.gateway.choices = [(one.value, GATEWAYS[one]) for one in gateways]

    def validate_target(self, field: TextField) -> None:
        """As this gateway writes it."""
        chosen = self.gateway.data
        if chosen in set(Gateway) and not is_target(Gateway(chosen), field.data or ""):
            raise ValidationError(
                _(
                    "Periksa nomor atau nama: tidak seperti yang dipakai di %(gateway)s.",
                    gateway=GATEWAYS[Gateway(chosen)],
                )
            )
