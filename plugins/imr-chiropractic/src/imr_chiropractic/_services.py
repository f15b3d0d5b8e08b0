"""The services that these guidelines speak of, beside chiropractic treatment itself."""

from __future__ import annotations

from imr_core import Service, Unit

EVALUATION = Service(
    "chiropractic-evaluation",
    unit=Unit.VISIT,
    phrases=(
        "chiropractic consultation",
        "chiropractic evaluation",
        "chiropractic exam",
        "chiropractic examination",
        "chiropractic initial evaluation",
        "chiropractic initial exam",
        "chiropractic re-evaluation",
        "chiropractic re-examination",
        "chiropractic reevaluation",
        "chiropractic reexamination",
        "chiropractor consultation",
        "chiropractor evaluation",
        "consultation with a chiropractor",
        "consultation with chiropractor",
        "evaluation by a chiropractor",
        "evaluation with a chiropractor",
        "initial chiropractic evaluation",
        "initial chiropractic exam",
        "initial chiropractic examination",
    ),
    label="chiropractic evaluation",
)
UNDER_ANESTHESIA = Service(
    "manipulation-under-anesthesia",
    unit=Unit.UNIT,
    phrases=(
        "chiropractic manipulation under anaesthesia",
        "chiropractic manipulation under anesthesia",
        "manipulation under anaesthesia",
        "manipulation under anesthesia",
        "manipulation under general anesthesia",
        "manipulation under sedation",
        "manipulations under anesthesia",
        "mua",
        "spinal manipulation under anesthesia",
    ),
    label="manipulation under anesthesia",
)
SERVICES = (EVALUATION, UNDER_ANESTHESIA)
