"""Releases (发布): a store as a folder that can be published and cited, and made again bit for bit.

Dumps, ontology and queries, the documents' manifest, descriptions with counts (VoID, DCAT, RO-Crate), what was measured
of the quality, what changed since the release before, and sums. No clock is asked.
"""

from kg.releases.particulars import DEFAULT_CREATOR, LICENCES, Particulars, read_particulars
from kg.releases.release import write_release

__all__ = ["DEFAULT_CREATOR", "LICENCES", "Particulars", "read_particulars", "write_release"]
