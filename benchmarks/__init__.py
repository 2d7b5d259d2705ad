"""Benchmarks (基准测试): how fast the program is, how much memory it takes, and how well it finds facts."""
