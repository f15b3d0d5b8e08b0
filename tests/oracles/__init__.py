"""Cases that others wrote, read from ../shared and held against our three-valued logic."""
