"""Mentions (提及): what the words of a document refer to; the only part that imports spaCy."""

from kg.mentions.mention import Mention, Mentions, Value
from kg.mentions.pipeline import find_mentions
from kg.mentions.words import CUES

__all__ = ["CUES", "Mention", "Mentions", "Value", "find_mentions"]
