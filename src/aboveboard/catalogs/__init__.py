"""WHAT WRITERS EDIT: templates to translate from, languages kept up to date, checks that every catalog passes."""

from .adopting import Adoption, adopt
from .checking import check_catalog, faults_in, gaps_in
from .compiling import compile_all, compiled
from .configuration import Project, find_project, read_project
from .differing import Differing, differing
from .domains import Domain, domains
from .merging import Merged, merge
from .pseudo import pseudo
from .standing import Row, Standing, status
from .updating import Update, extract, update
from .writing import dumps, replace_all

__all__ = [
    "Adoption",
    "Differing",
    "Domain",
    "Merged",
    "Project",
    "Row",
    "Standing",
    "Update",
    "adopt",
    "check_catalog",
    "compile_all",
    "compiled",
    "differing",
    "domains",
    "dumps",
    "extract",
    "faults_in",
    "find_project",
    "gaps_in",
    "merge",
    "pseudo",
    "read_project",
    "replace_all",
    "status",
    "update",
]
