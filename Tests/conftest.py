import shutil

import pytest

from service import LIAISON, PROJECT, Service


@pytest.fixture(scope="session", autouse=True)
def built():
    assert LIAISON.exists(), "There is no build: run scripts/build.sh first."


@pytest.fixture
def content(tmp_path):
    """A copy of the content folder, to spoil or to change."""
    folder = tmp_path / "content"
    for name in ["Intents", "Locales", "Knowledge", "Web"]:
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "site.yaml", folder)
    return folder


@pytest.fixture
def own_service(tmp_path):
    """Makes a service for one test; it is not started yet."""
    made = []

    def make(**options):
        made.append(Service(tmp_path / f"data{len(made)}", **options))
        return made[-1]

    yield make
    for service in made:
        service.stop()
