"""What the manifest says of a document's agency, held against what the document says itself.

The manifest is no evidence: a name from it never becomes the agency of a score. Where it and the document differ, a
finding says so.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.model.facts import DocumentFacts, Finding
from prongsai.normalize.model.findings import SEVERITY, FindingCode


def held_against(facts: DocumentFacts, agency: str | None) -> DocumentFacts:
    """The facts, with a finding where the manifest's agency is not the document's.

    A document about many agencies is not one agency's, and is left as it is.
    """
    if not agency or facts.agency_id is None and len(facts.agencies) > 1:
        return facts
    named = _agency_id(agency)
    if facts.agency_id is not None and (named is None or named == facts.agency_id):
        return facts
    own = next((a.name_th for a in facts.agencies if a.agency_id == facts.agency_id), None)
    message = f"sources.csv says {agency}; the document says {own or 'nothing'}"
    finding = Finding(FindingCode.MANIFEST_AGENCY, SEVERITY[FindingCode.MANIFEST_AGENCY], message)
    return replace(facts, findings=(*facts.findings, finding))


@cache
def _agency_id(text: str) -> str | None:
    found = agency_in_row(text, AgencyDirectory.load(), None, None)
    return found.agency_id if found is not None else None
