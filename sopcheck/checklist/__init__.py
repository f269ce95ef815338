"""Carrying out an SOP for a real case: acts, the run as their replay, its deadlines, its words."""
