"""The rows of parties and publishers. Made once; what people rename stays renamed."""

from __future__ import annotations

import hashlib

from django.utils.text import slugify

from readouts.extraction.parties import party_names
from readouts.models import Party, Publisher

# Organisations whose acronym has the two letters of a state's code (ISO 3166-1 reserves
# EU and UN for them).
TWO_LETTER_ORGANISATIONS = frozenset({"EU", "UN", "WB"})


class Parties:
    """The parties and publishers of one run; a row is made when it is first named."""

    def __init__(self) -> None:
        self._load()

    def forget(self) -> None:
        """The transaction was rolled back: read again what the database knows."""
        self._load()

    def _load(self) -> None:
        self._parties = {party.code: party for party in Party.objects.all()}
        self._publishers: dict[str, Publisher] = {}
        for publisher in Publisher.objects.select_related("party"):
            self._publishers[publisher.name] = publisher
            self._publishers[publisher.slug] = publisher

    def party(self, code: str) -> Party | None:
        """The party of that code; None for no code."""
        code = code[: Party.code.field.max_length]
        if not code:
            return None
        found = self._parties.get(code)
        if found is None:
            found = self._parties[code] = Party.objects.create(
                code=code, name=_free_name(code), kind=_kind(code)
            )
        return found

    def publisher(self, name: str, country: str) -> Publisher | None:
        """The publisher of that name, of the party ``country``; None for no name.

        It is known by its slug, made of country and name, so that a person may rename it.
        """
        name = name.strip()[: Publisher.name.field.max_length]
        if not name:
            return None
        slug = _publisher_slug(name, country)
        found = self._publishers.get(slug)
        if found is None:
            found = self._publishers.get(name)
            if found and country and found.party and found.party.code != country:
                found = None
                name = f"{name} ({country})"[: Publisher.name.field.max_length]
        if found is None:
            found = Publisher.objects.create(slug=slug, name=name, party=self.party(country))
            self._publishers[name] = found
        self._publishers[slug] = found
        return found


def _publisher_slug(name: str, country: str) -> str:
    slug = slugify(f"{country} {name}")[: Publisher.slug.field.max_length].strip("-")
    if slugify(name):
        return slug
    # A name in another script leaves no letters for a slug: its digest tells it apart.
    return f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".strip("-")


def _kind(code: str) -> str:
    is_state = len(code) == 2 and code not in TWO_LETTER_ORGANISATIONS
    return Party.Kind.STATE if is_state else Party.Kind.ORGANISATION


def _free_name(code: str) -> str:
    """The name that readers are shown; with the code where a person gave it to another party."""
    name = party_names().get(code, code)
    taken = Party.objects.filter(name=name).exists()
    return f"{name} ({code})" if taken else name
