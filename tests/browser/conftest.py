"""Somebody who is at the desk already: the form to log in is for the tests that are about it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.test import Client
from playwright.sync_api import Page


@pytest.fixture
def corrector(page: Page, live_server, client: Client) -> AbstractUser:
    """Somebody who may do everything, as whom ``page`` is logged in."""
    user = get_user_model().objects.create_superuser("li-hui", password="a good password")
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return user
