"""The import rule that no built-in contract of import-linter can say (the others are in pyproject.toml)."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.application.contract_utils import AlertLevel, remove_ignored_imports_and_report


class OwnSchemasContract(Contract):
    """The modules of a slice use the schemas of that slice alone; only schemas may build on another slice's."""

    package = fields.StringField()
    ignore_imports = fields.SetField(subfield=fields.ImportExpressionField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        ignored: Any = self.ignore_imports
        report = remove_ignored_imports_and_report(graph, ignored, AlertLevel.ERROR)
        borrowed = sorted(
            (importer, imported)
            for imported in graph.modules
            if _slice_of(imported) and imported.endswith(".schemas") and imported.startswith(f"{self.package}.")
            for importer in graph.find_modules_that_directly_import(imported)
            if _slice_of(importer) not in ("", _slice_of(imported)) and not importer.endswith(".schemas")
        )
        return ContractCheck(kept=not borrowed, warnings=list(report.warnings), metadata={"borrowed": borrowed})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["borrowed"]:
            output.print_error(f"{importer} imports {imported}")


def _slice_of(module: str) -> str:
    """`rounds` for `api.rounds.routes`; nothing for `api.app`."""
    names = module.split(".")
    return names[1] if len(names) > 2 else ""
