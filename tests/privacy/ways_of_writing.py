"""Ways in which officials write a person into a text, each for any person: with the persons of the register, or others.

``PLAIN`` are ordinary spellings, none of which may be missed; the others are shortened, misspelt, disguised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Person:
    """An invented person of three words."""

    given: str
    middle: str
    family: str
    passport: str

    @property
    def full(self) -> str:
        """As the register has it."""
        return f"{self.given} {self.middle} {self.family}".upper()


PERSONS = (
    Person("Radoslav", "Emil", "Kowarek", "KX4471290"),
    Person("Noriko", "Hanae", "Takamizu", "TQ8810364"),
    Person("Ayodele", "Femi", "Ogunwale", "A05512873"),
    Person("Luciana", "Beatriz", "Montoro", "YD7720415"),
    Person("Chaiwat", "Narong", "Suksombat", "AC3390127"),
    Person("Dmitri", "Pavlovich", "Zorkin", "751904428"),
    Person("Farhan", "Iqbal", "Qureshi", "BR5518902"),
    Person("Zhiyuan", "Bowen", "Ouyang", "EJ2290871"),
)

PLAIN: dict[str, Callable[[Person], str]] = {
    "exact": lambda one: f"{one.given} {one.middle} {one.family}",
    "capitals": lambda one: one.full,
    "small letters": lambda one: one.full.lower(),
    "Sdr.": lambda one: f"Sdr. {one.given} {one.family}",
    "Mr": lambda one: f"Mr {one.given} {one.middle} {one.family}",
    "first and last": lambda one: f"{one.given} {one.family}",
    "first and middle": lambda one: f"{one.given} {one.middle}",
    "family name first": lambda one: f"{one.family} {one.given}",
    "with a comma": lambda one: f"{one.family.upper()}, {one.given} {one.middle}",
    "with a.n.": lambda one: f"a.n. {one.given} {one.family}",
    "bernama": lambda one: f"bernama {one.given} {one.family}",
    "last after Sdr.": lambda one: f"Sdr. {one.family}",
    "last after Tn.": lambda one: f"Tn. {one.family}",
    "passport": lambda one: f"paspor {one.passport}",
    "passport in small letters": lambda one: f"no. paspor {one.passport.lower()}",
    "passport with a blank": lambda one: f"{one.passport[:2]} {one.passport[2:]}",
}

OTHERS: dict[str, Callable[[Person], str]] = {
    "initial and last": lambda one: f"{one.given[0]}. {one.family}",
    "two initials and last": lambda one: f"{one.given[0]}. {one.middle[0]}. {one.family}",
    "last and initials": lambda one: f"{one.family}, {one.given[0]}.{one.middle[0]}.",
    "initials together": lambda one: f"{one.given[0]}{one.middle[0]} {one.family}",
    "middle and last": lambda one: f"{one.middle} {one.family}",
    "order turned round": lambda one: f"{one.family} {one.middle} {one.given}",
    "last alone": lambda one: f"menurut {one.family} hal itu benar",
    "first alone": lambda one: f"menurut {one.given} hal itu benar",
    "inisial": lambda one: f"berinisial {one.given[0]}{one.middle[0]}{one.family[0]}",
    "inisial with dots": lambda one: f"inisial {one.given[0]}.{one.family[0]}.",
    "letter doubled": lambda one: f"{one.given[:3]}{one.given[2:]} {one.family}",
    "letter left out": lambda one: f"{one.given} {one.family[:3]}{one.family[4:]}",
    "letter exchanged": lambda one: f"{one.given[:2]}x{one.given[3:]} {one.family}",
    "letters swapped": lambda one: f"{one.given} {one.family[:2]}{one.family[3]}{one.family[2]}{one.family[4:]}",
    "four blanks": lambda one: f"{one.given}    {one.middle}    {one.family}",
    "underscores": lambda one: f"{one.given}_{one.family}",
    "slashes": lambda one: f"{one.given}/{one.family}",
    "asterisks": lambda one: f"*{one.given}* *{one.family}*",
    "quotes": lambda one: f"“{one.given}” “{one.family}”",
    "dash": lambda one: f"{one.given} – {one.family}",
    "brackets": lambda one: f"{one.given} ({one.middle}) {one.family}",
    "line break": lambda one: f"{one.given}\n{one.family}",
    "letters apart": lambda one: " ".join(f"{one.given}{one.family}"),
    "run together": lambda one: f"{one.given}{one.family}",
    "run together in small letters": lambda one: f"{one.given}{one.middle}".lower(),
    "soft hyphen": lambda one: f"{one.given} {one.family[:3]}\u00ad{one.family[3:]}",
    "zero width": lambda one: f"{one.given[:2]}\u200b{one.given[2:]} {one.family}",
    "no-break blank": lambda one: f"{one.given}\u00a0{one.family}",
    "mark of direction": lambda one: f"\u202e{one.given} {one.family}",
    "homoglyphs": lambda one: f"{one.given} {one.family}".translate(str.maketrans("aeo", "аео")),
    "accents": lambda one: f"{one.given} {one.family}".translate(str.maketrans("aeiou", "áèïõü")),
    "full width": lambda one: "".join(chr(ord(sign) + 0xFEE0) for sign in one.given) + f" {one.family}",
    "mathematical letters": lambda one: "".join(
        chr(0x1D41A + ord(sign) - 97) for sign in one.given.lower()
    ) + f" {one.family}",
    "-nya": lambda one: f"{one.given} {one.family}nya",
    "with alias": lambda one: f"{one.given} alias {one.family}",
    "nickname between": lambda one: f"{one.given} 'Joni' {one.family}",
    "passport in parts": lambda one: f"{one.passport[:3]} {one.passport[3:6]} {one.passport[6:]}",
    "passport with slashes": lambda one: f"{one.passport[:3]}/{one.passport[3:6]}/{one.passport[6:]}",
    "passport over two lines": lambda one: f"{one.passport[:5]}\n{one.passport[5:]}",
    "end of the passport": lambda one: f"paspor berakhiran {one.passport[-5:]}",
    "passport full width": lambda one: "".join(chr(ord(sign) + 0xFEE0) for sign in one.passport),
}  # fmt: skip

OF_ANYBODY = (
    "hp 0813 9876 5432", "telp. (021) 4301234", "+65 9123 4567", "WA 6281398765432", "surel: budi.rekaan@contoh.id",
    "NIORA 1B22CD34567", "KITAS 2C21AB4567-X", "paspor 604417723", "dokumen ABD123456", "NIK 3172010101900001",
    "Jl. Mangga Besar 17", "Jalan Pluit Timur No. 8 RT 002/RW 005", "Gg. Haji Ung No 3",
    "Apartemen Pluit Sea View Tower C unit 1207",
    "Komplek Gading Kirana Blok F No. 12", "lahir 03-05-1988", "kelahiran 3 Mei 1988", "TTL: Kyoto, 03/05/1988",
    "DOB 3 May 1988",
    "(03.05.1988)", "berusia 36 tahun", "WN Korea Selatan, 41 tahun", "inisial T.H.", "berinisial KRE",
)  # fmt: skip
"""Of nobody in the register, and found by their form."""
