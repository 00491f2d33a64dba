"""What this room keeps: long work in progress, figures worked out, and documents frozen with what they are made of."""

from reports.models.briefs import Brief
from reports.models.files import ReportFile, WordTemplate
from reports.models.jobs import Job
from reports.models.reports import Report
from reports.models.snapshots import ObserverSeverity, Snapshot

__all__ = ["Brief", "Job", "ObserverSeverity", "Report", "ReportFile", "Snapshot", "WordTemplate"]
