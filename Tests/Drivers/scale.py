"""How long the long loops are: a tenth in `make test`, all of it in `make soak`."""

import os


def loops(full):
    return full if os.environ.get("LIAISON_FULL") else max(1, full // 10)
