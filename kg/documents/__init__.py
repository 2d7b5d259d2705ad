"""Documents (文献): from a raw file to clean text with offsets into it, sections and sentences.

The only part of Zhice that cleans text. Offsets of the clean text lead back to code points of the raw file.
"""

from kg.bad_input import BadInput
from kg.documents.document import Document, Sentence
from kg.documents.files.source import Source, list_sources, read_source
from kg.documents.headings import section_names
from kg.documents.manifest import describe_document
from kg.documents.outline import Section
from kg.documents.reading import parse_document, read_document
from kg.documents.registers.columns import column_role, figure_kind, is_total, table_words
from kg.documents.tables.head_levels import compose
from kg.documents.text.block import RECORD, Cell
from kg.documents.text.doc_numbers import find_doc_numbers
from kg.documents.text.page_lines import is_web_line
from kg.documents.text.strip import JOINT

__all__ = [
    "JOINT",
    "RECORD",
    "BadInput",
    "Cell",
    "Document",
    "Section",
    "Sentence",
    "Source",
    "column_role",
    "compose",
    "describe_document",
    "figure_kind",
    "find_doc_numbers",
    "is_total",
    "is_web_line",
    "list_sources",
    "parse_document",
    "read_document",
    "read_source",
    "section_names",
    "table_words",
]
