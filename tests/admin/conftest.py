import pytest
from django.test import Client

from tests.corrections.archive import (  # noqa: F401
    editor,
    first,
    lavrov,
    multilateralism,
    readout,
    second,
    trade,
    wang,
)


@pytest.fixture
def desk(editor) -> Client:  # noqa: F811
    """Somebody who may do everything, logged in."""
    client = Client()
    client.force_login(editor)
    return client
