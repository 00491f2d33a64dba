"""Addresses of this room: Today, agreement, progress updates, documents, health, pages that draw on several rooms."""

from django.urls import path

<<<<<<< HEAD
from reports.views import (
    agreement,
    briefs,
    documents,
    evidence,
    health,
    packs,
    templates,
    today,
    trio,
    updates,
    words,
    writing_updates,
)
=======
from reports.views import agreement, dashboard, evidence, today, trio, updates, writing_updates
>>>>>>> trios

urlpatterns = [
    path("", today.today, name="today"),
    path("agreement/", agreement.widest, name="agreement"),
    path("agreement/<slug:kind>/<uuid:scope_id>/", agreement.scope, name="agreement-scope"),
    path("agreement/<slug:kind>/<uuid:scope_id>/stamp/", agreement.stamp, name="agreement-stamp"),
    path("agreement/<slug:kind>/<uuid:scope_id>/counts.csv", agreement.counts_csv, name="agreement-csv"),
    path("agreement/<slug:kind>/<uuid:scope_id>/figures.R", agreement.r_script, name="agreement-r"),
    path("dashboard/alliance/<uuid:alliance_id>/", dashboard.alliance, name="dashboard-alliance"),
    path("dashboard/cluster/<uuid:cluster_id>/", dashboard.cluster, name="dashboard-cluster"),
    path("trios/<uuid:trio_id>/", trio.trio, name="trio"),
    path("updates/", updates.updates, name="update-list"),
    path("updates/write/<uuid:alliance_id>/", writing_updates.write, name="update-write"),
    path("updates/<uuid:update_id>/", updates.update, name="update"),
    path("reports/", documents.reports, name="report-list"),
    path("reports/ask/", documents.ask, name="report-ask"),
    path("reports/template/<uuid:alliance_id>/", templates.template, name="report-template"),
    path("reports/template/<uuid:alliance_id>/template.docx", templates.current, name="report-template-file"),
    path("reports/<uuid:report_id>/", documents.report, name="report"),
    path("reports/<uuid:report_id>/progress/", documents.progress, name="report-progress"),
    path("reports/<uuid:report_id>/words/", words.words, name="report-words"),
    path("reports/<uuid:report_id>/state/", documents.state, name="report-state"),
    path("reports/<uuid:report_id>/again/", documents.again, name="report-again"),
    path("reports/<uuid:report_id>/send/", packs.send, name="pack-send"),
    path("reports/<uuid:report_id>/report.<slug:kind>", documents.file, name="report-file"),
    path("reports/<uuid:report_id>/briefs/", briefs.briefs, name="report-briefs"),
    path("reports/<uuid:report_id>/briefs/<uuid:brief_id>/", briefs.take_back, name="report-brief-end"),
    path("brief/<str:token>/", briefs.brief, name="brief"),
    path("meetings/<uuid:meeting_id>/pack/", packs.pack, name="meeting-pack"),
    path("health/", health.health, name="health"),
    path("health/<uuid:job_id>/", health.again, name="health-again"),
    path("updates/<uuid:update_id>/evidence/", evidence.choose, name="update-evidence"),
    path("updates/evidence/<uuid:citation_id>/remove/", evidence.remove, name="update-evidence-remove"),
]
