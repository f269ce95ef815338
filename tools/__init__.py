"""Maintenance of the project: the catalogues and the pictures. Nothing here is shipped."""
