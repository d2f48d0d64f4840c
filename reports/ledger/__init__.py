"""The ledger: what the inputs hold now, as read, kept between runs so that an unchanged file is not read again.

``store`` keeps whole readings by content; ``frames`` hands their accepted rows to the measures.
"""
