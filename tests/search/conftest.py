"""The small archive of ``tests.search.archive``, of which each test has its own copy."""

import pytest

from tests.search.archive import Archive, build
from tests.snapshots import restored


@pytest.fixture
def archive(db) -> Archive:
    return restored(build)


@pytest.fixture
def ask(client):
    """Ask a list for JSON: ``ask(q="…", speaker=[…])``; of meetings with ``path="/meetings/"``."""

    def asking(path="/statements/", **query):
        response = client.get(path, {"format": "json", **query})
        assert response.status_code == 200, response.content
        return response.json()

    return asking
