"""Zhice 知策: Chinese policy documents on intellectual property, read into a graph whose every fact can be proved."""

__version__ = "0.1.0"
