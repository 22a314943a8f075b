"""The commands that the README shows do what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings
from tests.conftest import ROOT

SHOWN = [
    line
    for block in re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("cryptoreg ")
]


def test_the_readme_shows_commands() -> None:
    assert len(SHOWN) >= 6


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_of_the_readme_works(line: str, settings: Settings, seeded: Store, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    command, *arguments = shlex.split(line)
    done = subprocess.run(
        [str(Path(sys.executable).with_name(command)), *arguments],
        cwd=tmp_path,
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "CRYPTOREG_"))},
            "CRYPTOREG_DATA_DIR": str(settings.data_dir),
            "CRYPTOREG_STATE_DIR": str(settings.state_dir),
            "CRYPTOREG_IDLE_MINUTES": "0",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or any(tmp_path.glob("*.t*"))
    assert "Not understood" not in done.stdout
