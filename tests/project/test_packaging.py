"""The wheel and the sdist hold everything that the product needs, and run away from the source tree."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("api", "graph", "loaders", "ontology", "seeds")


def build(source: Path, out: Path, *what: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that is made out of it."""
    out = tmp_path_factory.mktemp("dist")
    build(ROOT, out, "--sdist")
    (sdist,) = out.glob("*.tar.gz")
    unpacked = out / "unpacked"
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    build(source, out, "--wheel")
    return out


def committed() -> set[str]:
    """The files of the five packages that git knows."""
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return set(listed.splitlines())


def test_the_wheel_out_of_the_sdist_holds_every_file(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {n.removeprefix("cryptoreg/") for n in archive.namelist()}
    missing = {f for f in committed() if (ROOT / f).is_file()} - names
    assert missing == set()
    assert not [n for n in names if "__pycache__" in n or n.endswith(".pyc")]


def test_the_wheel_runs_away_from_the_source_tree(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    home = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--target", str(home), str(wheel)],
        check=True,
    )  # fmt: skip
    brief = tmp_path / "brief.txt"
    brief.write_text("A suit\n\nThe SEC sued Coinbase on June 6, 2023, over unregistered securities.\n")
    code = (
        "import cryptoreg, sys; assert cryptoreg.__file__.startswith(sys.argv.pop(1)), cryptoreg.__file__; "
        "from cryptoreg.api.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(home), "extract", str(brief), "--json"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(home), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"case_filed"' in done.stdout


def test_the_command_prints_its_version() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("cryptoreg")), "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = (ROOT / "src/cryptoreg/__init__.py").read_text().splitlines()[-1:]
    assert done.stdout.strip() in line
