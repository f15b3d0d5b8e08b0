"""Where a value comes from: citations, editions in force, the search sequence and its standards."""

from imr_core.sources._citation import Citation, Verification
from imr_core.sources._edition import Edition, Trigger
from imr_core.sources._sequence import Standard, Step, Strength

__all__ = ["Citation", "Edition", "Standard", "Step", "Strength", "Trigger", "Verification"]
