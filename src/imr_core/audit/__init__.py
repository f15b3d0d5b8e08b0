"""Published determinations held against our own assessments of what their letters state."""

from imr_core.audit._audit import Audit, AuditedItem, Disagreement, audit, audit_letter, tally
from imr_core.audit._tally import Recall, Tally

__all__ = ["Audit", "AuditedItem", "Disagreement", "Recall", "Tally", "audit", "audit_letter", "tally"]
