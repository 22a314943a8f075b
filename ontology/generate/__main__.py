"""``python -m cryptoreg.ontology.generate``."""

import sys

from cryptoreg.ontology.generate import main

sys.exit(main())
