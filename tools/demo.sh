#!/bin/sh
# Compose the September 2024 return of the invented sample office into outputs, and say what is to be seen. Used by make demo.
set -eu
folder=outputs/2024-09
printf '%s\n' \
    "[1/2] Kantor rekaan: laporan bulanan September 2024 disusun dari inputs/sample (kira-kira sepuluh detik)." \
    "      An invented office: composing its return of September 2024 from inputs/sample (about ten seconds)." >&2
code=0
.venv/bin/pora return 2024-09 -C inputs/sample -o outputs || code=$?
[ -f "$folder/laporan-bulanan.dinas.pdf" ] || exit "$code"
printf '%s\n' \
    "[2/2] Kesalahan di atas adalah jebakan yang sengaja ditanam dalam data contoh; daftarnya: inputs/sample/README.md, Jebakan." \
    "      The errors above are traps planted in the sample data on purpose; inputs/sample/README.md lists each of them." \
    "Buka / open: $folder/laporan-bulanan.dinas.pdf"
exit "$code"
