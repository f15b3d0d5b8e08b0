"""The services that these guidelines speak of, beside medication itself."""

from __future__ import annotations

from imr_core import Service

URINE_DRUG_TEST = Service(
    "urine-drug-test",
    phrases=(
        "drug screen",
        "drug screening",
        "drug test",
        "drug testing",
        "random urine drug screen",
        "toxicological urinalysis",
        "toxicology screen",
        "toxicology screening",
        "toxicology test",
        "toxicology testing",
        "toxicology urinalysis",
        "toxicology urine test",
        "toxicology urine testing",
        "uds",
        "udt",
        "urinalysis drug screen",
        "urinalysis for drugs",
        "urinalysis for drug screening",
        "urinalysis for toxicology",
        "urinalysis toxicology",
        "urine analysis toxicology",
        "urine drug analysis",
        "urine drug screen",
        "urine drug screening",
        "urine drug test",
        "urine drug testing",
        "urine toxicology",
        "urine toxicology screen",
        "urine toxicology test",
        "urine toxicology testing",
    ),
    label="urine drug test",
)
PLATELET_RICH_PLASMA = Service(
    "platelet-rich-plasma-injection",
    phrases=(
        "platelet rich plasma",
        "platelet rich plasma injection",
        "platelet rich plasma therapy",
        "prp",
        "prp injection",
    ),
    label="injection of platelet-rich plasma",
)
SERVICES = (URINE_DRUG_TEST, PLATELET_RICH_PLASMA)
