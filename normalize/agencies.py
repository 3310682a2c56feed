"""Agencies: their names in a text, their official place and id, and whose report a document is."""

from __future__ import annotations

from normalize.agency_directory import AgencyDirectory, Resolved, agency_in_row
from normalize.agency_names import NameHit, Scan
from normalize.agency_subject import document_agency
from normalize.name_cut import Address

__all__ = ["Address", "AgencyDirectory", "NameHit", "Resolved", "Scan", "agency_in_row", "document_agency"]
