"""The ledger: readings of the current inputs, stored between runs so that unchanged files are not read again.

``store`` keeps whole readings by content; ``frames`` hands their accepted rows to the measures.
"""
