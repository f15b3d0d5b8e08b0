"""Plain records: the case and its items, the published determination, the assessment.

Every class is frozen, goes over the wire and pickles as it is. Fields with personal data
or clinical text have no ``repr``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from imr_core._lazy import lazy

if TYPE_CHECKING:
    from imr_core.model._assessment import Assessment as Assessment
    from imr_core.model._assessment import Assumption as Assumption
    from imr_core.model._assessment import Caveat as Caveat
    from imr_core.model._assessment import FactUsed as FactUsed
    from imr_core.model._assessment import FindingRecord as FindingRecord
    from imr_core.model._assessment import Flip as Flip
    from imr_core.model._assessment import Flips as Flips
    from imr_core.model._assessment import Ground as Ground
    from imr_core.model._assessment import ItemAssessment as ItemAssessment
    from imr_core.model._assessment import PluginFailure as PluginFailure
    from imr_core.model._assessment import PluginVersion as PluginVersion
    from imr_core.model._assessment import Proposal as Proposal
    from imr_core.model._assessment import QuantityWhatIf as QuantityWhatIf
    from imr_core.model._assessment import Requirement as Requirement
    from imr_core.model._assessment import UnencodedEdition as UnencodedEdition
    from imr_core.model._assessment import Way as Way
    from imr_core.model._assessment import Ways as Ways
    from imr_core.model._case import Bound as Bound
    from imr_core.model._case import Case as Case
    from imr_core.model._case import DateRange as DateRange
    from imr_core.model._case import Diagnosis as Diagnosis
    from imr_core.model._case import DisputedItem as DisputedItem
    from imr_core.model._case import DocumentedFact as DocumentedFact
    from imr_core.model._case import Employee as Employee
    from imr_core.model._case import FactValue as FactValue
    from imr_core.model._case import Record as Record
    from imr_core.model._case import TreatmentRequest as TreatmentRequest
    from imr_core.model._case import UtilizationReview as UtilizationReview
    from imr_core.model._published import CitedEvidence as CitedEvidence
    from imr_core.model._published import Evidence as Evidence
    from imr_core.model._published import GuidelineLine as GuidelineLine
    from imr_core.model._published import PublishedDetermination as PublishedDetermination
    from imr_core.model._published import PublishedItem as PublishedItem
    from imr_core.model._published import PublishedOutcome as PublishedOutcome
    from imr_core.model._published import Reviewer as Reviewer
    from imr_core.model._terms import BodyRegion as BodyRegion
    from imr_core.model._terms import Drug as Drug
    from imr_core.model._terms import Duration as Duration
    from imr_core.model._terms import Frequency as Frequency
    from imr_core.model._terms import Period as Period
    from imr_core.model._terms import RequestedDrug as RequestedDrug
    from imr_core.model._terms import Service as Service
    from imr_core.model._terms import Unit as Unit

__getattr__, __dir__, __all__ = lazy(
    __name__,
    {
        "_assessment": (
            "Assessment Assumption Caveat FactUsed FindingRecord Flip Flips Ground ItemAssessment "
            "PluginFailure PluginVersion Proposal QuantityWhatIf Requirement UnencodedEdition Way Ways"
        ),
        "_case": (
            "Bound Case DateRange Diagnosis DisputedItem DocumentedFact Employee FactValue Record "
            "TreatmentRequest UtilizationReview"
        ),
        "_published": (
            "CitedEvidence Evidence GuidelineLine PublishedDetermination PublishedItem PublishedOutcome Reviewer"
        ),
        "_terms": "BodyRegion Drug Duration Frequency Period RequestedDrug Service Unit",
    },
)
