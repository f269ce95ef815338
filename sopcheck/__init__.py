"""sopcheck: an office's written procedures, read, learnt and carried out."""

__version__ = "0.1.0"
