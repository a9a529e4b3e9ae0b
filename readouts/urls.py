"""The archive's addresses."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path, re_path, register_converter

from readouts.sitemaps import SECTIONS
from readouts.views import (
    calendar,
    download,
    finding,
    home,
    meeting,
    moved,
    pages,
    party,
    place,
    report,
    speaker,
    topic,
)
from readouts.views.meeting_list import MeetingListView
from readouts.views.statement_list import StatementListView

app_name = "readouts"


class Code:
    """The first ten hexadecimal digits of a text's SHA-256."""

    regex = "[0-9a-f]{10}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Code, "code")


urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("statements/", StatementListView.as_view(), name="statements"),
    path("meetings/", MeetingListView.as_view(), name="meetings"),
    path("meetings/<code:code>/", meeting.MeetingView.as_view()),
    path("meetings/<code:code>/<str:slug>/", meeting.MeetingView.as_view(), name="meeting"),
    path("readouts/<code:code>/", meeting.ReadoutView.as_view(), name="readout"),
    path("readouts/<code:code>/<int:offset>/", place.PlaceView.as_view(), name="place"),
    path("readouts/<code:code>/<int:offset>/report/", report.ReportView.as_view(), name="report"),
    # A code that somebody wrote in capitals.
    re_path(
        r"^(?:meetings|readouts)/(?=[0-9A-Fa-f]{10}/)(?P<code>[0-9a-f]*[A-F][0-9A-Fa-f]*)/",
        moved.in_small_letters,
    ),
    path("speakers/", speaker.SpeakersView.as_view(), name="speakers"),
    path("speakers/<str:slug>/", speaker.SpeakerView.as_view(), name="speaker"),
    path("topics/", topic.TopicsView.as_view(), name="topics"),
    path("topics/<str:slug>/", topic.TopicView.as_view(), name="topic"),
    path("parties/", party.PartiesView.as_view(), name="parties"),
    path("parties/<str:code>/", party.PartyView.as_view(), name="party"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("calendar/<int:year>/", calendar.YearView.as_view(), name="calendar-year"),
    path("calendar/<int:year>/<int:month>/", calendar.MonthView.as_view(), name="calendar-month"),
    path("search-help/", pages.SearchHelpView.as_view(), name="search-help"),
    path("download/", download.DownloadView.as_view(), name="download"),
    path("download/<str:name>", download.download_file, name="download-file"),
    path("api/", pages.ApiView.as_view(), name="api"),
    path("api/openapi.json", pages.api_description, name="openapi"),
    path("about/", pages.AboutView.as_view(), name="about"),
    path("robots.txt", finding.robots, name="robots"),
    path(".well-known/security.txt", finding.security, name="security"),
    path("favicon.ico", finding.favicon, name="favicon"),
    path("opensearch.xml", finding.opensearch, name="opensearch"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {
            "sitemaps": SECTIONS,
            "sitemap_url_name": "readouts:sitemap",
            "template_name": "readouts/sitemap_index.xml",
        },
        name="sitemap-index",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": SECTIONS, "template_name": "readouts/sitemap.xml"},
        name="sitemap",
    ),
]
