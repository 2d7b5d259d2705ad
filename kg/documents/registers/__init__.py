"""Registers (登记表): what the columns of a table hold by their titles, and rows that read as sentences."""
