"""Starts the Chromium that the system has."""

import os
import shutil


def launch(playwright):
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is missing: make setup installs it."
    # The sandbox does not work for root, as whom containers run.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable, args=arguments)
