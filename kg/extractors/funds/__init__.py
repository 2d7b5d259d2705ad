"""Funds (基金、资金): pools of money, their amounts, and how they are shared out."""

from kg.extractors.funds.allocations import extract_allocations
from kg.extractors.funds.funds import extract_funds

__all__ = ["extract_allocations", "extract_funds"]
