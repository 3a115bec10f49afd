"""Packages that some tests compare with. They are no dependency: where they cannot be had, the tests are skipped.

CONNECT_USERCONFIG_NPM names a directory that keeps them from run to run."""

import os
import pathlib
import shutil
import subprocess
import unittest


def installed(package):
    """The folder of a package, or a skipped test."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise unittest.SkipTest("there is no Node with npm on PATH")
    directory = pathlib.Path(os.environ["CONNECT_USERCONFIG_NPM"]) / package.replace("/", "-")
    folder = directory / "node_modules" / package
    if not folder.is_dir():
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "package.json").write_text('{"private": true}\n')
        try:
            status = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", package], cwd=directory,
                                    capture_output=True, timeout=240).returncode
        except subprocess.TimeoutExpired:
            status = None
        if status != 0:
            shutil.rmtree(directory, ignore_errors=True)
            raise unittest.SkipTest("npm cannot install " + package)
    return folder
