"""Syntax of tables (表格标记): lines whose marks part the cells: bars, commas, rules, LaTeX, RST."""
