"""The sample office, installed with the program for ``pora init --sample``."""
