"""Entry for ``python -m reports``; the same as the console script ``pora``."""

from reports.cli.main import main

if __name__ == "__main__":
    main()
