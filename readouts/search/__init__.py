"""Search: the query language, the search table, facets, highlighting, suggestions.

``language`` reads what a reader types, ``plan`` turns it into conditions, ``engine`` answers
from the search table that the database's triggers keep (migration ``0002_search``), ``results``
and ``page`` make of the answer what the list pages print, ``suggest`` and ``nearest`` find the
ways out where there is nothing to print.

The names of parties and the kinds of meetings are those of ``readouts.extraction``'s data, which
knows neither Django nor the database: what texts are read by can be searched by.
"""
