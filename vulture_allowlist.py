"""Names that vulture takes for unused: parameters that an interface or a decorator asks for."""

units  # cryptoreg.progress.Advance
label  # cryptoreg.progress.Progress
total  # cryptoreg.progress.Progress
unit  # cryptoreg.progress.Progress
line  # cryptoreg.progress.Progress
cls  # validators of pydantic
