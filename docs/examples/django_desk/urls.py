"""The host's addresses: pages for citizens, JSON for programs, and the bank's way back."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from django_desk import api, pages, payments

urlpatterns = [
    path("login", LoginView.as_view(template_name="django_desk/login.html"), name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("introduce", pages.introduce, name="introduce"),
    path("introduce/confirm", pages.confirm, name="confirm"),
    path("", pages.home, name="home"),
    path("my/cases/<str:case_id>", pages.case, name="case"),
    path("my/cases/<str:case_id>/papers", pages.hand_in, name="hand-in"),
    path("my/cases/<str:case_id>/pay", pages.pay, name="pay"),
    path("my/cases/<str:case_id>/<str:command>", pages.act, name="act"),
    path("me", api.who_am_i),
    path("requests", api.file_request),
    path("documents", api.keep),
    path("inbox", api.inbox),
    path("cases", api.my_cases),
    path("cases/<str:case_id>", api.show),
    path("cases/<str:case_id>/options", api.options),
    path("cases/<str:case_id>/history", api.history),
    path("cases/<str:case_id>/bill", api.bill),
    path("cases/<str:case_id>/documents/<str:kind>", api.show_paper),
    path("cases/<str:case_id>/payments/<str:gateway>", payments.start),
    path("cases/<str:case_id>/<str:command>", api.take),
    path("payments/<str:gateway>/returned", payments.returned),
]
