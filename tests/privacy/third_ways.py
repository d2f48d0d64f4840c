"""Ways of naming somebody in sentences of minutes: a third attack, written before the search was looked at."""

from __future__ import annotations

REGISTER = (
    "FERNANDES DA CUNHA TIAGO MIGUEL", "LÊ THỊ PHƯƠNG THẢO", "OMAR FAROUK BIN ABDULLAH AL-HARBI", "SIGURÐUR EINARSSON",
    "LIU JIANGUO", "刘建国", "CHOI MIN-SEO", "최민서", "WATANABE SHIORI", "渡辺 詩織", "WIŚNIEWSKA AGNIESZKA",
    "D'ANGELO GIANLUCA", "DE LA ROSA QUISPE MILAGROS", "MUHAMMAD ZULKIFLI BIN HAJI SALLEH", "KEOMANIVONG SISOUK",
    "ШЕВЧУК ТАРАС БОГДАНОВИЧ", "سارة المنصوري", "OYELARAN BABATUNDE KAYODE", "THEIN HTIKE OO", "SUBRAMANIAM RAJESWARI",
    "TOURÉ FATOUMATA BINTA", "ÇELİK GÜLŞEN", "KÖNIGSBERGER ANNELIESE", "MARIAPPAN", "ΑΛΕΞΊΟΥ ΔΉΜΗΤΡΑ",
    "JEAN-BAPTISTE ROSELINE", "PHOUTHAVY", "SZABÓ-NAGY ISTVÁN", "TRẦN QUỐC BẢO",
)  # fmt: skip
NUMBERS = ("GB8820417", "C7704412", "2C11JD8830-V", "NQ0055821", "560118237")

PLAIN = (
    "Petugas memeriksa Tiago da Cunha di lobi.", "Dokumen milik Thảo Lê telah dikembalikan.",
    "Ybs. atas nama Le Thi Phuong Thao tidak hadir.", "Keterangan Omar Al-Harbi dicatat petugas.",
    "Sponsor membenarkan bahwa Sigurdur Einarsson bekerja di sana.", "J. Liu meminta perpanjangan.",
    "Disebutkan juga 刘建国 sebagai penghuni.", "Nama 최민서 tercantum dalam daftar tamu.",
    "Min-seo Choi telah melapor.", "Paspor 渡辺詩織 disimpan hotel.", "Shiori Watanabe diperiksa ulang.",
    "Penghuni lantai dua ialah Agnieszka Wisniewska.", "G. D'Angelo belum melapor diri.",
    "Milagros de la Rosa Quispe hadir didampingi penerjemah.", "Zulkifli bin Haji Salleh menyerahkan paspor.",
    "S. Keomanivong tidak dapat menunjukkan izin.", "Тарас Шевчук diberi penjelasan.",
    "Yang bersangkutan سارة المنصوري telah pulang.", "Babatunde Oyelaran mengajukan keberatan.",
    "Rajeswari Subramaniam didampingi suami.", "Fatoumata Touré meninggalkan alamat.", "Δήμητρα Αλεξίου hadir.",
    "Paspor nomor GB8820417 ditahan.", "Bapak Quốc Bảo Trần memberi keterangan.", "R. Jean-Baptiste hadir.",
)  # fmt: skip
"""First and last, initials and last, reversed, other scripts, exact spelling, passport."""

OTHERS = (
    "Tim bertemu dgn sdr Tiago M. F. da Cunha.", "Menurut lurah, CUNHA (Tiago) sudah pindah.",
    "Nn. Phuong Thao dari lantai tiga tidak ada.", "LE THI P. THAO tidak membawa paspor.",
    "Hadir pula H. Omar Farouk Al Harbi.", "Umar Faruk Al Harbi dimintai keterangan.", "Omar F. bin Abdullah pindah.",
    "Sigurður E. bekerja pada kapal itu.", "Sigurthur Einarsson telah dipanggil.", "SigurdurEinarsson@surel menjawab.",
    "Liu Jian Guo mengaku lupa.", "Mr. Liu JG belum datang.", "劉建國 juga disebut.", "刘先生（建国）ikut hadir.",
    "Choi Minseo mengisi formulir.", "CHOI M.S. mengisi formulir.", "Chae/Choi Min Seo dua kali disebut.",
    "Watanabe-san Shiori kembali ke Jepang.", "Shiori W. kembali.", "Sdri Wisniewska tidak di tempat.",
    "Agnieszka Wiśniewski disebut keliru.", "A. Wisniewska dan suami hadir.", "Gianluca d Angelo dimintai paspor.",
    "Dangelo, Gianluca; penjamin PT belum diketahui.", "Milagros Quispe mengaku wisatawan.",
    "M. de la Rosa mengaku wisatawan.", "Moh. Zulkifli bin H. Salleh hadir.", "Zulkifli Saleh hadir.",
    "Muh Zulkifli b. Hj. Salleh hadir.", "Sisouk K. menolak menjawab.", "Keomanivong Sisoukh menolak menjawab.",
    "Taras Shevchuk menolak menjawab.", "Т. Шевчук menolak.", "Sarah Al Mansouri menolak.", "المنصوري سارة menolak.",
    "Babatunde K. Oyelaran, pemilik ruko.", "Oyelaran B.K. pemilik ruko.", "Kayode Babatunde pemilik ruko.",
    "Htike Oo Thein pekerja kapal.", "U Thein Htike Oo pekerja kapal.", "Ny. Rajeswari S. hadir.",
    "Subramanian Rajeswari hadir.", "Binta Touré hadir.", "Fatoumata B. Toure hadir.", "Gulsen Celik hadir.",
    "G. Çelik hadir.", "Anneliese Koenigsberger hadir.", "Königsberger A. hadir.", "Anneliese Konigsberg-er hadir.",
    "Tuan Mariappan hadir.", "inisial alias MARIAPPAN hadir.", "Dimitra Alexiou hadir.", "Δ. Αλεξίου hadir.",
    "Roseline JeanBaptiste hadir.", "Jean Baptiste, Roseline hadir.", "Sdri. Phouthavy hadir.",
    "Istvan Szabo Nagy hadir.", "Szabó István hadir.", "T. Q. Bao hadir.", "Bao Tran Quoc hadir.",
    "paspor GB 882 0417 ditahan.", "paspor G B 8 8 2 0 4 1 7 ditahan.", "paspor c-7704412 ditahan.",
    "KITAS 2C11 JD 8830 V masih berlaku.", "no. 560.118.237 dicatat.", "paspor berakhir 0055821.",
)  # fmt: skip
