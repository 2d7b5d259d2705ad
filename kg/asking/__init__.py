"""Asking (提问): the saved query that a question in Chinese or English asks for, and its parameters.

No model and no network: questions that ask for each query stand in `queries/asked.txt` as examples, the names of
things in the graph, other words of questions in `ontology/question-words.ttl`. The same question always gives the same
reading.
"""

from kg.asking.choosing import choose_query
from kg.asking.filled import Filled
from kg.asking.question import Question, read_question
from kg.asking.readings import Choice, Reading

__all__ = ["Choice", "Filled", "Question", "Reading", "choose_query", "read_question"]
