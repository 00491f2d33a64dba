"""What this room keeps: long work in progress, and documents frozen with the data they were made of."""

from reports.models.briefs import Brief
from reports.models.files import ReportFile, WordTemplate
from reports.models.jobs import Job
from reports.models.reports import Report

__all__ = ["Brief", "Job", "Report", "ReportFile", "WordTemplate"]
