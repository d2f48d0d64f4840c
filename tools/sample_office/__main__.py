"""Write the sample office: ``python -m tools.sample_office FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.sample_office import write

if __name__ == "__main__":
    write(Path(sys.argv[1]))
