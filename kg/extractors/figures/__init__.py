"""Figures (数字): what a number in a sentence counts, of whom and when."""
