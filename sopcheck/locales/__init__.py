"""Sentences for people, and the catalogues that say them in Indonesian and English."""
