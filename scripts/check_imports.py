#!/usr/bin/env python3
"""Refuses an import that a target's manifest entry does not declare.

The package manager builds a target that imports what only another target declares, for as long as
the order of the build happens to allow it. Usage: check_imports.py [PACKAGE_FOLDER]
"""

import json
import subprocess
import sys
from pathlib import Path

# What every target may import: it comes with the toolchain.
TOOLCHAIN = {
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc",
    "RegexBuilder", "Swift", "Synchronization", "Testing",
}


def main():
    package = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    faults = [fault for target in swift_targets(package) for fault in undeclared(package, target)]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(f"error: {len(faults)} undeclared import(s). Declare each in Package.swift, if the "
                 "direction between the modules allows it, or do without.")
    print("Every import is declared.")


def swift_targets(package):
    manifest = json.loads(run(["swift", "package", "dump-package"], package))
    return [target for target in manifest["targets"] if sources(package, target)]


def sources(package, target):
    """The Swift files of a target; none for one in C."""
    parent = "Tests" if target["type"] == "test" else "Sources"
    folder = package / (target.get("path") or f"{parent}/{target['name']}")
    return sorted(folder.rglob("*.swift"))


def declared(target):
    """Names of the modules that the manifest gives a target; a product is named like its module."""
    names = {target["name"]}
    for dependency in target["dependencies"]:
        (value,) = dependency.values()
        names.add(value[0])
    return names


def undeclared(package, target):
    allowed = declared(target) | TOOLCHAIN
    files = sources(package, target)
    if imported(target, files, package) <= allowed:
        return
    # Only for the message: which file it is.
    for file in files:
        for module in sorted(imported(target, [file], package) - allowed):
            yield f"{file.relative_to(package)}: target {target['name']} imports {module}, undeclared."


def imported(target, files, package):
    """What the compiler says that the files import; comments and strings don't fool it."""
    command = [
        "swiftc", "-frontend", "-emit-imported-modules", "-swift-version", "6",
        "-module-name", target["name"].replace("-", "_"), "-o", "-",
    ]
    return set(run(command + [str(file) for file in files], package).split())


def run(command, folder):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"error: {' '.join(command[:3])} failed:\n{result.stderr}")
    return result.stdout


if __name__ == "__main__":
    main()
