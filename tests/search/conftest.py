"""The small archive of ``tests.search.archive``, for tests that only read it."""

import pytest

from tests.search.archive import Archive, build


@pytest.fixture
def archive(db) -> Archive:
    return build()


@pytest.fixture
def ask(client):
    """Ask a list for JSON: ``ask(q="…", speaker=[…])``; of meetings with ``path="/meetings/"``."""

    def asking(path="/statements/", **query):
        response = client.get(path, {"format": "json", **query})
        assert response.status_code == 200, response.content
        return response.json()

    return asking
