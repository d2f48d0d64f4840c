"""Messages speak Indonesian and English, every one of them."""

from __future__ import annotations

import ast
import inspect
import io
import re
import string
from functools import cache, cached_property
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reports import cli, errors
from reports.cli import i18n
from reports.cli.main import COMMANDS, pora

if TYPE_CHECKING:
    from babel.messages.catalog import Message

PACKAGE = Path(cli.__file__).parents[1]
PO = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "pora.po"
MARKERS = {"_", "gettext", "say"}
ERRORS = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.PoraError)}


def catalogue() -> list[Message]:
    """Return the messages of the Indonesian catalogue, without its header."""
    with PO.open("rb") as file:
        return [one for one in read_po(file, locale="id") if one.id]


@cache
def po() -> dict[str, str]:
    """Return msgid → Indonesian text; of a plural its first form, Indonesian having but one."""
    texts = {}
    for one in catalogue():
        ids, strings = (one.id, one.string) if isinstance(one.id, tuple) else ((one.id,), (one.string,))
        texts.update(dict.fromkeys(ids, strings[0]))
    return texts


class Speech:
    """What a module marks for translation or says in an error, read from its source."""

    def __init__(self, path: Path) -> None:
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.calls = [
            one for one in ast.walk(self.tree) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
        ]

    def texts(self) -> set[str]:
        """Return every text."""
        found: set[str] = set()
        for call in self.calls:
            name = call.func.id
            said = call.args[:1] if name in MARKERS else call.args[:2] if name in ERRORS | {"ngettext"} else []
            said = [*said, *(one.value for one in call.keywords if name in ERRORS and one.arg == "expected")]
            found |= set().union(*(self.literals(one) for one in said))
        for name, value in self._assigned:
            if name == "_REMEDY":
                found |= {one.value for one in value.values}
        return found - {""}

    def literals(self, node: ast.AST) -> set[str]:
        """Return what an expression may be: a text, either of two, a sum, or what its name stands for."""
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.IfExp(body=one, orelse=other):
                return self.literals(one) | self.literals(other)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return {one + other for one in self.literals(left) for other in self.literals(right)}
            case ast.Name(id=name):
                values = [value for target, value in self._assigned if target == name] + self._given(name)
                return set().union(*(self.literals(one) for one in values if not isinstance(one, ast.Name)))
        return set()

    @cached_property
    def _assigned(self) -> list[tuple[str, ast.AST]]:
        """Return every name of the module with what is assigned to it."""
        found = [
            (target, one.value) for one in ast.walk(self.tree) if isinstance(one, ast.Assign) for target in one.targets
        ]
        return [(target.id, value) for target, value in found if isinstance(target, ast.Name)]

    def _given(self, name: str) -> list[ast.AST]:
        """Return what calls inside the module pass for a parameter of that name."""
        found = []
        for one in ast.walk(self.tree):
            if isinstance(one, ast.FunctionDef):
                names = [each.arg for each in one.args.args]
                if name in names:
                    at = names.index(name)
                    found += [call.args[at] for call in self.calls if call.func.id == one.name and len(call.args) > at]
        return found


@cache
def said() -> frozenset[str]:
    """Return everything the program can say."""
    return frozenset(set().union(*(Speech(path).texts() for path in PACKAGE.rglob("*.py"))) | helps())


def helps() -> set[str]:
    """Return every text of ``--help``."""
    context = click.Context(pora)
    commands = [pora, *(pora.get_command(context, name) for name in COMMANDS)]
    commands += [inner for one in commands[1:] for inner in getattr(one, "commands", {}).values()]
    texts = [text for one in commands for text in (one.help, *(getattr(each, "help", None) for each in one.params))]
    return {inspect.cleandoc(text) for text in texts if text}


def test_every_message_is_translated() -> None:
    """What the program can say to an official exists in Indonesian."""
    assert sorted(said() - {msgid for msgid, text in po().items() if text}) == []


def test_catalogue_holds_nothing_that_is_no_longer_said() -> None:
    """Translations of messages that are gone are gone too; click's own words and bare values are marked as such."""
    ours = [one for one in catalogue() if not one.auto_comments]
    gone = [one.id for one in ours if said().isdisjoint(one.id if isinstance(one.id, tuple) else (one.id,))]
    assert gone == []


def test_translations_keep_the_places() -> None:
    """A message and its translation are filled with the same values; of a plural, with those of either form."""
    differing = []
    for one in catalogue():
        forms = one.id if isinstance(one.id, tuple) else (one.id,)
        text = one.string[0] if isinstance(one.string, tuple) else one.string
        if places(text) not in [places(form) for form in forms]:
            differing.append(text)
    assert differing == []


def places(text: str) -> set[str]:
    """Return the names of the places in a message, of both styles."""
    braces = (
        set() if "%(" in text else {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}
    )
    return braces | set(re.findall(r"%\((\w+)\)", text))


def test_compiled_catalogue_is_that_of_the_source() -> None:
    """The .mo that is read is the .po that is edited (``make messages`` compiles it)."""
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    source = {one.id: one.string for one in catalogue()}
    plural = {msgid: (compiled.gettext(msgid[0]),) for msgid in source if isinstance(msgid, tuple)}
    single = {msgid: compiled.gettext(msgid) for msgid in source if isinstance(msgid, str)}
    assert {**plural, **single} == {key: text[:1] if isinstance(key, tuple) else text for key, text in source.items()}


def test_what_is_compiled_bears_no_time_of_day() -> None:
    """Compiled on another day, the same messages are the same bytes: the source states a date, which pybabel keeps."""
    compiled = io.BytesIO()
    with PO.open("rb") as file:
        write_mo(compiled, read_po(file, locale="id"))
    assert compiled.getvalue() == PO.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize(
    ("argv", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "id_ID.UTF-8"}, "id"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        (["check", "-C", "{office}"], {"LANG": "id_ID.UTF-8"}, "en"),
        (["check", "-C{office}"], {"LANG": "id_ID.UTF-8"}, "en"),
        (["check"], {"PORA_OFFICE": "{office}", "LANG": "id_ID.UTF-8"}, "en"),
        (["check", "--office={office}"], {"PORA_LANG": "id"}, "id"),
        (["check", "--lang", "en"], {"PORA_LANG": "id"}, "en"),
        (["check", "--lang=id"], {"PORA_LANG": "en"}, "id"),
        (["check", "--", "--lang=id"], {}, "en"),
        (["check", "--lang"], {}, "en"),
        (["check", "--lang=fr"], {"PORA_LANG": "id"}, "id"),
    ],
)
def test_nearest_wish_decides(argv: list[str], environment: dict[str, str], expected: str, tmp_path: Path) -> None:
    """Flag, then environment, then pora.toml, then LANG, then English."""
    (tmp_path / "pora.toml").write_text('language = "en"\n', encoding="utf-8")
    given = [word.format(office=tmp_path) for word in argv]
    values = {name: value.format(office=tmp_path) for name, value in environment.items()}
    assert i18n.choose(given, values) == expected


def test_broken_configuration_does_not_silence_help(tmp_path: Path) -> None:
    """The language is found without pora.toml where that cannot be read."""
    (tmp_path / "pora.toml").write_text("language = ", encoding="utf-8")
    assert i18n.choose(["check", "-C", str(tmp_path)], {"LANG": "id"}) == "id"


def test_values_that_are_messages_are_translated_too() -> None:
    """A message put into another one speaks the same language; a missing value leaves no trace."""
    i18n.activate("id")
    text = i18n.say("{file}: {key} must be {expected}", {"file": "f", "key": "k", "expected": "a text"})
    assert text == "f: k harus berupa teks"
    assert i18n.say("write the country in full{proposal}") == "tulis nama negara secara lengkap"
    i18n.activate("en")
    assert i18n.count(12345) == "12,345"


def test_fields_and_kinds_in_a_message_are_named_as_officials_name_them() -> None:
    """In Indonesian by the words of the forms, in English in plain letters; never by an id."""
    details = {"count": 3, "field": "permit_type"}
    contested = {"candidates": "passport_expiry / permit_expiry"}
    i18n.activate("id")
    assert "tanpa Jenis izin tinggal" in i18n.say("{count} rows without {field}; they are counted as unknown", details)
    assert i18n.say("the table may be {candidates}", {"candidates": "register / services"}).endswith(
        "register / layanan izin tinggal"
    )
    i18n.activate("en")
    assert "without permit type;" in i18n.say("{count} rows without {field}; they are counted as unknown", details)
    assert i18n.say("the table may be {candidates}", contested).endswith("passport expiry / permit expiry")
