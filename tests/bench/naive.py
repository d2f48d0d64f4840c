"""The script a capable colleague writes in an afternoon, the baseline of the benchmark: naive.py REGISTER.xlsx FOLDER.

Reads one register, cleans it, counts eleven cross tables, writes a styled workbook and a PDF with six charts. pandas,
openpyxl, matplotlib and WeasyPrint, each as its tutorial shows; nothing in it is slow on purpose.
"""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import weasyprint
from openpyxl.styles import Border, Font, Side
from read_plain import load

mpl.use("Agg")

PAIRS = (
    ("KEBANGSAAN", "JENIS IZIN TINGGAL"), ("KEBANGSAAN", "JENIS KELAMIN"), ("KECAMATAN", "JENIS IZIN TINGGAL"),
    ("KECAMATAN", "KEBANGSAAN"), ("PEKERJAAN", "JENIS IZIN TINGGAL"), ("PEKERJAAN", "JENIS KELAMIN"),
    ("JENIS IZIN TINGGAL", "JENIS KELAMIN"), ("KECAMATAN", "JENIS KELAMIN"), ("KECAMATAN", "PEKERJAAN"),
    ("KELURAHAN", "JENIS IZIN TINGGAL"), ("PENJAMIN", "JENIS IZIN TINGGAL"),
)  # fmt: skip
STYLE = (
    "@page{size:A4;margin:2cm;@bottom-center{content:counter(page) ' dari ' counter(pages)}}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:2pt;font:8pt Arial}"
)


def write_workbook(path: Path, tables: list[pd.DataFrame], frame: pd.DataFrame) -> None:
    """Write the tables and the list, with borders."""
    side = Side(style="thin")
    border, font = Border(side, side, side, side), Font(name="Arial", size=9)
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for number, table in enumerate(tables, 1):
            table.to_excel(writer, sheet_name=f"Tabel {number}")
        frame.to_excel(writer, sheet_name="Nominatif", index=False)
        for sheet in writer.book.worksheets:
            for cells in sheet.iter_rows():
                for cell in cells:
                    cell.border, cell.font = border, font


def chart(table: pd.DataFrame) -> str:
    """Return a bar chart as an HTML image."""
    from matplotlib import pyplot  # noqa: PLC0415 -- after the choice of the backend

    figure, axes = pyplot.subplots(figsize=(6.4, 3))
    table.iloc[:-1, -1].nlargest(12).plot.bar(ax=axes)
    figure.tight_layout()
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=150)
    pyplot.close(figure)
    return f"<img style='width:100%' src='data:image/png;base64,{base64.b64encode(image.getvalue()).decode()}'>"


def main(register: Path, folder: Path) -> None:
    """Make the two files."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = load(register)
    tables = [pd.crosstab(frame[one], frame[two], margins=True, margins_name="JUMLAH") for one, two in PAIRS]
    write_workbook(folder / "laporan.xlsx", tables, frame)
    parts = [
        f"<h2>Tabel {number}</h2>{chart(table)}{table.head(60).to_html()}" for number, table in enumerate(tables[:6], 1)
    ]
    weasyprint.HTML(string=f"<style>{STYLE}</style>{''.join(parts)}").write_pdf(folder / "laporan.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
