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
