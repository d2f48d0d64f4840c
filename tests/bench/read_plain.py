"""How a plain script reads a register, the baseline of reading: read_plain.py REGISTER.xlsx.

``pandas.read_excel`` and ``.apply``, as its tutorial shows; nothing in it is slow on purpose.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd

MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember".split()
DATES = ("TANGGAL LAHIR", "MASA BERLAKU IZIN TINGGAL", "TANGGAL MASUK")
TEXTS = ("NAMA LENGKAP", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KELURAHAN", "KECAMATAN", "PENJAMIN", "PEKERJAAN")


def parsed(value: object) -> pd.Timestamp:
    """Return a date, or no date."""
    if hasattr(value, "year"):
        return pd.Timestamp(value)
    match = re.match(r"(\d{1,2})[-/ ]([A-Za-z]+|\d{1,2})[-/ ](\d{4})$", str(value).strip())
    if match is None:
        return pd.NaT
    month = int(match[2]) if match[2].isdigit() else MONTHS.index(match[2].lower()) + 1
    try:
        return pd.Timestamp(int(match[3]), month, int(match[1]))
    except ValueError:
        return pd.NaT


def load(path: Path) -> pd.DataFrame:
    """Return the register, cleaned."""
    frame = pd.read_excel(path, engine="openpyxl")
    for column in DATES:
        frame[column] = frame[column].apply(parsed)
    for column in TEXTS:
        frame[column] = frame[column].apply(lambda text: " ".join(str(text).split()).upper())
    frame["KEBANGSAAN"] = frame["KEBANGSAAN"].replace({"TIONGKOK": "RRT", "CHINA": "RRT", "USA": "AMERIKA SERIKAT"})
    frame["JENIS IZIN TINGGAL"] = frame["JENIS IZIN TINGGAL"].replace({"KITAS": "ITAS"})
    return frame


if __name__ == "__main__":
    print(load(Path(sys.argv[1])).shape)
