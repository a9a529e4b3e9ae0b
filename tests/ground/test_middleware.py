"""Addresses that no page has."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/parties/%00/", "/admin/?q=%00", "/statements/?speaker=%00"])
def test_an_address_with_a_nul_is_refused(client, address):
    assert client.get(address).status_code == 400
