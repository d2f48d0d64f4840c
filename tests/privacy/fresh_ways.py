"""Ways of naming somebody that an attack thought of after the search was written; each leaves nothing of the person."""

from __future__ import annotations

REGISTER = (
    "LEE SOO YOUNG", "陳大文", "김철수", "山田 太郎", "محمد الأحمد", "HASSAN BIN OMAR AL FARSI", "KARL HEINZ SCHRÖDER",
    "NGUYEN THI BICH NGOC", "SEAN PATRICK O'BRIEN", "MARIA CLARA DE LA CRUZ", "WONG KA MAN", "TAKAHASHI KENICHI",
    "RAJESH KUMAR SRINIVASAN", "OLUWASEUN ADEBAYO", "ЕКАТЕРИНА ВОЛКОВА", "สมชาย ใจดี", "FERNANDO JOSÉ GUTIÉRREZ",
    "CHUKWUEMEKA OKONKWO", "VAN DER BERG PIETER", "ALEXANDROS PAPADOPOULOS", "SUKARNO", "KIM MIN-JUN", "XU LI",
)  # fmt: skip
NUMBERS = ("M70689098", "EB1147725", "C4J1X99KL", "517300286", "2C12AF0093-W")

PLAIN = (
    "Lee Soo Young", "Young Soo Lee", "Mr. Lee Soo Young", "Sdr. Karl Schröder", "Maria de la Cruz", "WONG KA MAN",
    "Kenichi Takahashi", "陳大文", "김철수", "山田太郎", "محمد الأحمد", "Екатерина Волкова", "สมชาย ใจดี",
    "Nguyen Thi Bich Ngoc", "S. Y. Lee", "K. M. Wong", "M. C. de la Cruz", "Sdri. Volkova", "Pieter van der Berg",
    "paspor M70689098",
)  # fmt: skip
"""First and last, initials and last, reversed, other scripts, exact spelling."""

OTHERS = (
    "LEE S.Y.", "Lee SY", "Lee, S. Y.", "LEE S-Y", "S.-Y. Lee", "Lee.S.Y", "LEE_S_Y", "Lee S Y", "Soo Y. Lee",
    "S.Y.Lee",
    "陳先生大文", "陳大文先生", "陳先生", "陳（先生）大文", "陳女士大文",
    "陳 大 文", "Chan 陳大文",
    "김 씨 철수", "김철수씨",
    "김 철수 님", "김선생님", "山田さん太郎", "太郎山田", "山田・太郎", "山田氏", "محمد السيد الأحمد", "الأحمد محمد",
    "السيد الأحمد", "Hassan b. Omar", "Hassan Al-Farsi", "Hassan AlFarsi", "Abu Omar Hassan", "Herr Schröder Karl",
    "Schroeder (Karl)", "Schröder, K.-H.", "K-H Schröder", "karlheinz schroder", "Nguyen T. B. Ngoc", "NTB Ngoc Nguyen",
    "Bich Ngoc (Nguyen)", "O Brien Sean", "Sean O’Brien", "S.P. O'Brien", "Obrien, Sean P", "Maria Clara Cruz",
    "MC dela Cruz", "Cruz Maria", "Wong K.M.", "KaMan Wong", "Wong Ka-man", "Takahashi-san Kenichi",
    "高橋 Kenichi Takahashi",
    "Rajesh K. Srinivasan", "Srinivasan R.K.", "R Kumar Srinivasan", "Oluwa Seun Adebayo", "Adebayo O.",
    "Ekaterina Volkova", "Volkova E.", "Е. Волкова", "สมชาย  ใจดี", "นายสมชาย ใจดี", "Fernando Gutierrez",
    "GUTIÉRREZ FERNANDO J", "Chukwuemeka O.", "Okonkwo C", "Pieter v.d. Berg", "P. van der Berg", "Alexandros P.",
    "Papadopulos Alexandros", "Papadopoulos-nya Alexandros", "Kim M.-J.", "Kim Minjun", "MinJun Kim", "M.J. Kim",
    "Xu, Li", "Pak Sukarno", "M7068 9098", "EB-114-7725", "c4j1x99kl", "KITAS 2C12AF0093W", "5 1 7 3 0 0 2 8 6",
)  # fmt: skip
"""Shortened, with titles within, turned round, run together, in other scripts and spellings."""
