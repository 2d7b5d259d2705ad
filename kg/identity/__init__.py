"""Identity (同一性): same thing, same IRI. Pure functions from what a fact says of a thing to its IRI and one label.

IRIs are ASCII: codes where there are any, else short hashes of folded names. Whatever changed a name on the way is kept
as the names of the rules, so that a reader can see why two names were taken to be one thing.
"""

from kg.identity.bodies import identify_body
from kg.identity.centres import CentreName, identify_centre, identify_centres
from kg.identity.collectives import read_collective
from kg.identity.enumerations import split_organisations
from kg.identity.indicators import identify_indicator, parts_of_wording
from kg.identity.names import Identity, fold, fold_number, short_hash, slug
from kg.identity.organisations import (
    Organisation,
    identify_entity,
    identify_organisation,
    identify_organisations,
)
from kg.identity.places import find_place, nation, province_of
from kg.identity.programmes import identify_programme
from kg.identity.speakers import speakers_of
from kg.identity.titles import identify_policy, identify_work, kind_of_title

__all__ = [
    "CentreName",
    "Identity",
    "Organisation",
    "find_place",
    "fold",
    "fold_number",
    "identify_body",
    "identify_centre",
    "identify_centres",
    "identify_entity",
    "identify_indicator",
    "identify_organisation",
    "identify_organisations",
    "identify_policy",
    "identify_programme",
    "identify_work",
    "kind_of_title",
    "nation",
    "parts_of_wording",
    "province_of",
    "read_collective",
    "short_hash",
    "slug",
    "speakers_of",
    "split_organisations",
]
