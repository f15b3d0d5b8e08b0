"""Decision tables that others wrote and analysed, read into the rule language."""
