"""Packages that some tests compare with. They are no dependency: where they cannot be had, the tests are skipped.

CONNECT_USERCONFIG_NPM names a directory that keeps them from run to run."""

import os
import pathlib
import shutil
import subprocess
import unittest


def installed(package, *beside):
    """The folder of a package, or a skipped test. `beside`: what else stands in the same node_modules."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise unittest.SkipTest("there is no Node with npm on PATH")
    directory = pathlib.Path(os.environ["CONNECT_USERCONFIG_NPM"]) / package.replace("/", "-")
    folder = directory / "node_modules" / package
    if not all((directory / "node_modules" / name).is_dir() for name in (package, *beside)):
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "package.json").write_text('{"private": true}\n')
        try:
            status = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", package,
                                     *beside], cwd=directory, capture_output=True, timeout=240).returncode
        except subprocess.TimeoutExpired:
            status = None
        if status != 0:
            shutil.rmtree(directory, ignore_errors=True)
            raise unittest.SkipTest("npm cannot install " + package)
    return folder


def compile_typescript(name, program, folder):
    """What the TypeScript compiler says of a program that imports from `folder`; empty if it is right."""
    compiler = installed("typescript") / "bin/tsc"
    file = folder / name
    file.write_text(program)
    try:
        options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"]
        done = subprocess.run(["node", "--max-old-space-size=4096", compiler, *options, name], cwd=folder, capture_output=True, text=True,
                              timeout=400)
    finally:
        file.unlink()
    return done.stdout if done.returncode != 0 else ""
