"""Cookbook (食谱): worked questions, asked of the seeds, written in Chinese and English with their answers."""
