"""Postazione: public vouchers for coworking, one API for municipalities, chambers and spaces."""

__version__ = "0.1.0"
