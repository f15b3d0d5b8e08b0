"""What is known of the MTUS Drug List."""

from imr_pharmacy._formulary_list import (
    LISTINGS,
    VERSIONS,
    Listing,
    ListVersion,
    Status,
    UnknownDrugError,
    formulary_status,
)

__all__ = ["LISTINGS", "VERSIONS", "ListVersion", "Listing", "Status", "UnknownDrugError", "formulary_status"]
