"""How a plain script reads an archive, the baseline of reprocessing: naive_archive.py FOLDER OUT."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from read_plain import load


def main(folder: Path, out: Path) -> None:
    """Read every register, count one table each, write one workbook."""
    out.mkdir(parents=True, exist_ok=True)
    series = {}
    for path in sorted(folder.glob("*.xlsx")):
        frame = load(path)
        series[path.stem] = pd.crosstab(frame["KECAMATAN"], frame["JENIS IZIN TINGGAL"])
    pd.concat(series).to_excel(out / "arsip.xlsx")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
