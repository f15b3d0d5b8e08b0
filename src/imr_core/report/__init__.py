"""Reports as pages: what a reviewer looks at, and what an audit found. The pages need the extra ``report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imr_core._lazy import lazy

if TYPE_CHECKING:
    from imr_core.report._audit import AgreementRow as AgreementRow
    from imr_core.report._audit import AuditReading as AuditReading
    from imr_core.report._audit import AuditReport as AuditReport
    from imr_core.report._audit import DisagreementRow as DisagreementRow
    from imr_core.report._audit import audit_report_of as audit_report_of
    from imr_core.report._page import check_extra as check_extra
    from imr_core.report._records import AssumedRow as AssumedRow
    from imr_core.report._records import Effect as Effect
    from imr_core.report._records import FactRow as FactRow
    from imr_core.report._records import GuidelineTable as GuidelineTable
    from imr_core.report._records import ItemReport as ItemReport
    from imr_core.report._records import Note as Note
    from imr_core.report._records import OpenRow as OpenRow
    from imr_core.report._records import PartTable as PartTable
    from imr_core.report._records import QuantityRow as QuantityRow
    from imr_core.report._records import QuantityRun as QuantityRun
    from imr_core.report._records import Report as Report
    from imr_core.report._records import RuleRow as RuleRow
    from imr_core.report._records import Segment as Segment
    from imr_core.report._records import Summary as Summary
    from imr_core.report._records import TermRow as TermRow
    from imr_core.report._render import render_audit as render_audit
    from imr_core.report._render import render_reports as render_reports
    from imr_core.report._report import report_of as report_of
    from imr_core.report._requested import is_recognised as is_recognised
    from imr_core.report._requested import requested_words as requested_words
    from imr_core.report._requested import unrecognised_words as unrecognised_words
    from imr_core.report._warnings import edition_warnings as edition_warnings
    from imr_core.report._warnings import plugin_warnings as plugin_warnings
    from imr_core.report._write import write_page as write_page

__getattr__, __dir__, __all__ = lazy(
    __name__,
    {
        "_audit": "AgreementRow AuditReading AuditReport DisagreementRow audit_report_of",
        "_page": "check_extra",
        "_records": (
            "AssumedRow Effect FactRow GuidelineTable ItemReport Note OpenRow PartTable QuantityRow QuantityRun Report "
            "RuleRow Segment Summary TermRow"
        ),
        "_render": "render_audit render_reports",
        "_report": "report_of",
        "_requested": "is_recognised requested_words unrecognised_words",
        "_warnings": "edition_warnings plugin_warnings",
        "_write": "write_page",
    },
)
