"""The list of commands; each is loaded only when it is called."""

from __future__ import annotations

import difflib
from importlib import import_module

import click

from ppid.commands.refusal import Refusal

TRY, OFFICE, LARGER = (
    "Mencoba",
    "Untuk kantor Anda",
    "Untuk beberapa mesin (satu proses tiap perintah)",
)

# word -> where in the list, "module:function" of ppid.commands, what it does in one line
COMMANDS = {
    "demo": (TRY, "start:demo", "Kantor rekaan lengkap, email ditangkap di kotak surat."),
    "init": (OFFICE, "setup:init", "Menanyakan data kantor dan menulis pengaturannya."),
    "up": (OFFICE, "start:up", "Menjalankan semuanya: web, pengirim email, pengatur waktu."),
    "practice": (OFFICE, "practice:practice", "Menjalankan kantor latihan di samping kantor Anda."),
    "backup": (OFFICE, "backup:backup", "Membuat cadangan dan langsung mengujinya."),
    "restore": (OFFICE, "backup:restore", "Memulihkan cadangan ke folder data yang kosong."),
    "check": (OFFICE, "check:check", "Memeriksa pengaturan, basis data, email, hari libur."),
    "migrate": (OFFICE, "migration:migrate", "Membawa tabel basis data ke versi ini."),
    "access": (
        OFFICE,
        "entry:access",
        "Memberi petugas yang kehilangan ponsel jalan masuk.",
    ),
    "web": (LARGER, "single:web", "Peladen web saja."),
    "worker": (LARGER, "single:worker", "Pengirim email dan pekerjaan berkala saja."),
    "beat": (LARGER, "single:beat", "Pengatur waktu saja; cukup satu untuk semua mesin."),
}

OPENING = (
    "PPID: permohonan informasi publik dijawab tepat waktu, menurut UU 14/2008.",
    "Tanpa memasang apa pun lagi, perintah demo menyiapkan kantor rekaan untuk dicoba.",
)
EXAMPLES = (
    ("{0} demo", "coba sekarang; Ctrl-C menghentikan"),
    ("PPID_PORT=8080 {0} demo", "di port lain"),
    ("{0} init && {0} up", "kantor sungguhan di satu mesin"),
    ("{0} init --file kantor.toml", "tanpa tanya jawab"),
    ("{0} check", "apa yang kurang, dan apa yang harus dilakukan"),
)
HELP = {"help_option_names": ["--help", "-h"]}


class Word(click.Command):
    """A command whose help speaks Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[PILIHAN]")
        formatter.write_usage(ctx.command_path, pieces, "Pakai: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained."""
        return _explained(super().get_help_option(ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options."""
        rows = [row for param in self.get_params(ctx) if (row := param.get_help_record(ctx))]
        with formatter.section("Pilihan"):
            formatter.write_dl(rows)


class Menu(click.Group):
    """All commands, in groups, with examples."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The words, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load the one command that is called."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name][1].partition(":")
        found = getattr(import_module(f"ppid.commands.{module}"), function)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which word was meant when there is none like it."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            meant = f" Maksud Anda: {near[0]}?" if near else ""
            raise Refusal(
                f"Tidak ada perintah '{args[0]}'.{meant} Daftarnya: {ctx.command_path} --help"
            )
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained."""
        return _explained(super().get_help_option(ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole page: what this is, the commands in groups, examples, settings."""
        formatter.width = 92
        for line in OPENING:
            formatter.write(f"{line}\n")
        formatter.write(f"\nPakai: {ctx.command_path} PERINTAH [PILIHAN]\n")
        for section in (TRY, OFFICE, LARGER):
            with formatter.section(section):
                formatter.write_dl(
                    [(f"{n:<8}", row[2]) for n, row in COMMANDS.items() if row[0] == section]
                )
        with formatter.section("Contoh"):
            formatter.write_dl(
                [(form.format(ctx.command_path), what) for form, what in EXAMPLES], col_max=46
            )
        formatter.write(
            "\nPengaturan: variabel PPID_... atau berkas ppid.env di folder PPID_DATA; "
            "daftarnya di README.md.\n"
            f"Keterangan satu perintah: {ctx.command_path} PERINTAH --help\n"
        )


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Menampilkan keterangan ini."
    return option


menu = Menu(name="ppid", context_settings=HELP, no_args_is_help=True)
