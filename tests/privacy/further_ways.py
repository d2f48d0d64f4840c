"""Ways of naming somebody of a second attack, by somebody who had seen the first one but not the search."""

from __future__ import annotations

REGISTER = (
    "ALVES DE SOUZA JOÃO PEDRO", "NGUYỄN VĂN HƯNG", "MOHAMED IBRAHIM HASSAN ALI", "ÓLAFUR RAGNARSSON", "ZHANG WEI MING",
    "張偉明", "PARK JI-HOON", "박지훈", "SUZUKI HARUTO", "鈴木 陽翔", "KOWALCZYK ŁUKASZ", "O'CONNOR SIOBHÁN",
    "VAN DEN HEUVEL JOHANNES", "ABDUL RAHMAN BIN YUSOF", "PHETSAVONG BOUNMY", "ПЕТРЕНКО ОЛЕНА", "عبدالله الكعبي",
    "RAMÍREZ LÓPEZ MARÍA FERNANDA", "TUN AUNG ZAW", "BHATTACHARYA ANIRBAN", "DIALLO MAMADOU ALPHA", "YILMAZ İSMAİL",
    "GRÜNWALD JÜRGEN PETER", "TAMASHIRO", "KRISHNAMURTHY VENKATESH", "ΠΑΠΑΔΑΚΗΣ ΝΙΚΟΣ",
)  # fmt: skip
NUMBERS = ("FX482913", "YA7715302", "2C21JE4471-X", "MP0918273")

PLAIN = (
    "João Alves de Souza", "Hưng Nguyễn", "Nguyen Van Hung", "Mohamed Hassan", "Olafur Ragnarsson", "W. M. Zhang",
    "張偉明", "박지훈", "Ji-hoon Park", "鈴木陽翔", "Łukasz Kowalczyk", "Siobhan O'Connor", "J. van den Heuvel",
    "Abdul Rahman bin Yusof", "Bounmy Phetsavong", "Олена Петренко", "عبدالله الكعبي", "Maria Fernanda Ramirez Lopez",
    "Aung Zaw Tun", "A. Bhattacharya", "Mamadou Diallo", "J. P. Grünwald", "V. Krishnamurthy", "Νίκος Παπαδάκης",
    "nomor paspor FX482913",
)  # fmt: skip
"""First and last, initials and last, reversed, other scripts, exact spelling."""

OTHERS = (
    "Joao P. Alves", "ALVES, J.P.", "Joao Pedro", "souza joão pedro", "Bapak Nguyen Van Hung (Vietnam)", "N. V. Hung",
    "Hung N.V.", "Mohammad Ibrahim Hassan", "M. Ibrahim Ali", "Muhamed Hasan Ali", "Ólafur R.", "O. Ragnarsson",
    "OlafurRagnarsson", "Zhang Weiming", "ZHANG, Wei-Ming", "張偉明氏", "張 先生 (偉明)", "Mr Park Jihoon", "Park JH",
    "PARK, J.H.", "박 지훈 씨", "Suzuki-san Haruto", "S. Haruto", "鈴木さん", "Lukasz Kowalczyc", "Kowalczyk Ł.",
    "Siobhan OConnor", "Connor, Siobhan O", "Johannes v. d. Heuvel", "Heuvel, Johannes van den", "J vd Heuvel",
    "Abd. Rahman Yusof", "Abdul Rahman Yusuf", "Rahman bin Yusof", "Bounmy P.", "Petrenko Olena", "О. Петренко",
    "Elena Petrenko", "Abdullah Al Kaabi", "الكعبي عبدالله", "Ma. Fernanda Ramirez", "M.F. Ramírez L.", "Aung Zaw T.",
    "U Aung Zaw", "Anirban B.", "Bhattacharyya Anirban", "Diallo M. A.", "Alpha Diallo", "Ismail Yilmaz", "İ. Yılmaz",
    "Juergen Gruenwald", "Grunwald Peter", "Jurgen P Grunwald", "Sdr. Tamashiro", "Tuan TAMASHIRO", "Venkatesh K.",
    "Venkatesh Krishnamurti", "Nikos Papadakis", "Π. Νίκος", "FX 482 913", "paspor no. ya-7715302",
    "KITAS 2C21 JE4471X", "M P 0 9 1 8 2 7 3", "paspor berakhiran 482913",
)  # fmt: skip
