"""A letter with its PDF, a certificate of one's own making, and a stand-in for BSrE."""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from ppid.accounts.actors import THE_OFFICE
from ppid.kit.db import db
from ppid.letters import pdf, prints
from ppid.letters.models import Letter, LetterKind, PrintRole
from tests.builders import NOON, a_case

PASSPHRASE = "rahasia-kantor"
SIGNER = "Rahma Wulandari"


def a_letter(
    kind: LetterKind = LetterKind.NOTICE, *, words: str = "Isi surat.", **said: Any
) -> Letter:
    """An issued letter with its PDF, in which the signatory's name stands under a free room."""
    tail = secrets.token_hex(4)
    facts = {
        "public_id": secrets.token_hex(16),
        "number": f"PT/{tail}/2026",
        "kind": kind,
        "language": "id",
        "title": "Pemberitahuan tertulis",
        "office_name": "PPID Kabupaten Sukamaju",
        "signer_name": SIGNER,
        "signer_title": "Kepala Dinas Komunikasi dan Informatika",
        "html": f"<p>{words}</p>",
        "sha256": "0" * 64,
        "issued_at": NOON,
    }
    if "case_id" not in said:
        said["case_id"] = a_case().id
    letter = Letter(**(facts | said))
    db.session.add(letter)
    db.session.flush()
    prints.keep_print(letter, a_pdf(letter.number, words), PrintRole.ISSUED, NOON, THE_OFFICE)
    return letter


def a_pdf(number: str, words: str = "Isi surat.") -> bytes:
    """A letter's PDF as the engine sets it."""
    return pdf.document(
        f"Pemberitahuan tertulis {number}",
        author="PPID Kabupaten Sukamaju",
        on=NOON.date(),
        front=[("Nomor", number)],
        sections=[pdf.Section("Isi", [pdf.text(words), pdf.text("\n\n \n\n" * 3 + SIGNER)])],
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Pemerintah Kabupaten Sukamaju"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@cache
def authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A certificate authority of our own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Otoritas Uji")
    use = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    made = (
        _certificate(name, name, key.public_key(), datetime(2036, 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(True, None), critical=True)
        .add_extension(use, critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: Any, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2024, 1, 1, tzinfo=UTC))
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def a_certificate(
    common: str = "Segel Elektronik PPID",
    until: datetime | None = None,
    extended: Any = None,
    key: Any = None,
) -> tuple[Any, x509.Certificate]:
    """A key and its certificate, signed by our own authority."""
    ca_key, ca = authority()
    key = key or ec.generate_private_key(ec.SECP256R1())
    use = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    builder = (
        _certificate(
            _name(common), ca.subject, key.public_key(), until or datetime(2030, 1, 1, tzinfo=UTC)
        )
        .add_extension(x509.BasicConstraints(False, None), critical=True)
        .add_extension(use, critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False
        )
    )
    if extended:
        builder = builder.add_extension(x509.ExtendedKeyUsage([extended]), critical=True)
    return key, builder.sign(ca_key, hashes.SHA256())


def a_key_file(folder: Path, **said: Any) -> Path:
    """A PKCS#12 file that only its owner may read."""
    key, made = a_certificate(**said)
    path = folder / f"kantor-{secrets.token_hex(3)}.p12"
    path.touch(mode=0o600)
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"kantor",
            key,
            made,
            [authority()[1]],
            serialization.BestAvailableEncryption(PASSPHRASE.encode()),
        )
    )
    return path


def an_issuers_file(folder: Path) -> Path:
    """The certificate of our own authority, as PPID_SIGN_TRUST names it."""
    path = folder / "penerbit.pem"
    path.write_bytes(authority()[1].public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def settings(app: Any, **said: Any) -> Iterator[None]:
    """Other settings while the block lasts."""
    before = {name: app.config[name] for name in said}
    app.config.update(said)
    try:
        yield
    finally:
        app.config.update(before)


Answer = Callable[["StandIn", Mapping[str, Any]], tuple[int, str, bytes]]


class StandIn:
    """Speaks the HTTP of an Esign Client Service on a real socket, by a script."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[Mapping[str, Any]] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                stand_in.serve(self)

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Take one request apart and answer by the script."""
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        said = {"path": handler.path, "login": handler.headers.get("Authorization", "")}
        said |= _parts(handler.headers["Content-Type"], body) | {"body": body}
        self.asked.append(said)
        status, media, answer = self.answer(self, said)
        handler.send_response(status)
        handler.send_header("Content-Type", media)
        handler.send_header("Content-Length", str(len(answer)))
        handler.end_headers()
        try:
            handler.wfile.write(answer)
        except OSError:
            return

    def stop(self) -> None:
        """Hang up."""
        self.server.shutdown()
        self.server.server_close()


def _parts(media: str, body: bytes) -> dict[str, Any]:
    import io

    from werkzeug.formparser import FormDataParser
    from werkzeug.http import parse_options_header

    kind, options = parse_options_header(media)
    parser = FormDataParser()
    _stream, fields, files = parser.parse(io.BytesIO(body), kind, len(body), options)
    return dict(fields.items()) | {name: file.read() for name, file in files.items()}


def by_bsre(_service: StandIn, said: Mapping[str, Any]) -> tuple[int, str, bytes]:
    """Sign what came, as the national service would; refuse a wrong passphrase in its words."""
    if said["passphrase"] != "benar":
        return 400, "application/json", b'{"error":"Passphrase anda salah","status_code":2031}'
    return 200, "application/pdf", signed_elsewhere(said["file"], "Rahma Wulandari (BSrE)")


def signed_elsewhere(content: bytes, common: str) -> bytes:
    """The PDF with an invisible signature of somebody else's software."""
    import io

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

    key, made = a_certificate(common)
    bundle = pkcs12.serialize_key_and_certificates(
        b"x", key, made, [authority()[1]], serialization.NoEncryption()
    )
    signer = SimpleSigner.load_pkcs12_data(bundle, ())
    about = PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256")
    return bytes(sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), about, signer).getvalue())


def stamping(_server: StandIn, said: Mapping[str, Any]) -> tuple[int, str, bytes]:
    """A time stamp as RFC 3161 has it, with a certificate that may only stamp."""
    from asn1crypto import keys, tsp
    from asn1crypto import x509 as asn1_x509
    from cryptography.x509.oid import ExtendedKeyUsageOID
    from pyhanko.sign.timestamps import DummyTimeStamper

    key = rsa.generate_private_key(65537, 2048)
    may = ExtendedKeyUsageOID.TIME_STAMPING
    _key, made = a_certificate("Cap Waktu Uji", extended=may, key=key)
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(serialization.Encoding.DER, *plain)),
    )
    answer = stamper.request_tsa_response(tsp.TimeStampReq.load(said["body"]))
    return 200, "application/timestamp-reply", answer.dump()


def slowly(seconds: float) -> Answer:
    """An answer that comes too late."""

    def answer(_service: StandIn, _said: Mapping[str, Any]) -> tuple[int, str, bytes]:
        time.sleep(seconds)
        return 200, "application/pdf", b"%PDF-"

    return answer


def says(status: int, body: bytes, media: str = "application/json") -> Answer:
    """Always the same answer."""
    return lambda _service, _said: (status, media, body)


def nobody_there() -> str:
    """An address at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"
