"""An invented letter, in the layout of published ones."""

import pytest

LETTER = """\
Case Number: CM16-0000001
Date Assigned: 11/09/2016 Date of Injury:  02/29/2016
Decision Date: 12/09/2016 UR Denial Date:  11/03/2016
Priority:  Standard Application
Received:
11/04/2016

HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

The Expert Reviewer has the following credentials:
State(s) of Licensure: Oregon,New Mexico
Certification(s)/Specialty: Family Practice, Public Health &
General Preventive Medicine

CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

A cook slipped on 2-29-
2016 and hurt the left knee. The guidelines were not at hand. An x-
ray was clean.

On 10/
31/2016 the guide-
lines were read.

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

Labs to include: Blood count:  Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence
for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside
of the MTUS Guidelines. Decision based on Non-MTUS Citation Laboratory Handbook. Chapter
2, Blood.

Decision rationale: The word Upheld: Upheld may stand in prose. So may a Decision rationale:
label. Nothing says why blood is

wanted. Therefore, the count is not medically necessary

Six visits to a cook's school, two a week for three weeks was the original request. Two

visits were authorized by the Claims Administrator. The remaining IMR eligible portion of the
original request, four visits:
Overturned

Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints
2004, Section(s): Physical Methods, and Knee Complaints 2004. Decision based on Non-MTUS
Knee Handbook.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Treatment Guidelines Manual
Therapy Page(s): 58 and 59.

Decision rationale: Four more visits are within what the guideline gives. They are medically
necessary.
"""


@pytest.fixture
def letter() -> str:
    """An invented letter of two items."""
    return LETTER
