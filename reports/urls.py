"""Addresses of this room: Today, agreement, progress updates, and pages that draw on several rooms."""

from django.urls import path

from reports.views import agreement, dashboard, evidence, today, trio, updates, writing_updates

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
    path("updates/<uuid:update_id>/evidence/", evidence.choose, name="update-evidence"),
    path("updates/evidence/<uuid:citation_id>/remove/", evidence.remove, name="update-evidence-remove"),
]
