#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""The JSON Schema and the reader agree.

usage: check-schema.py ENTENTE-CLI SCHEMA COMPLETE.json FILE...

COMPLETE.json uses every member of the format. Each of its nodes in turn is replaced by something else or
taken out; a document that the schema refuses must be refused by the reader too, and the files themselves
must please both. The other way round does not hold: the reader finds more (see the schema's description).
"""
import copy
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

REPLACEMENTS = [None, True, "no such thing!", "", " \t", -1, 0.5, 1e7, [], {}, [1], {"x": 1}]


def walk(node, path=()):
    """Yields the path of every node below the root."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in items:
        yield path + (key,)
        yield from walk(child, path + (key,))


def mutants(document):
    for path in walk(document):
        for replacement in REPLACEMENTS + ["delete"]:
            changed = copy.deepcopy(document)
            parent = changed
            for key in path[:-1]:
                parent = parent[key]
            if replacement == "delete":
                del parent[path[-1]]
            else:
                parent[path[-1]] = copy.deepcopy(replacement)
            yield "/" + "/".join(map(str, path)), replacement, changed


def describe_members(schema):
    """All member names that the schema knows, with the definition they stand in."""
    def collect(node, place):
        if isinstance(node, dict):
            for name in node.get("properties", {}):
                yield place, name
            for key, child in node.items():
                yield from collect(child, key if place == "$defs" else "$defs" if key == "$defs" else place)
        elif isinstance(node, list):
            for child in node:
                yield from collect(child, place)
    return set(collect(schema, ""))


def check_lengths(cli, schema, complete):
    """The lists of the document may be as long as the schema says, and the reader refuses one more by its length."""
    failures = 0
    limits = {name: node["maxItems"] for name, node in schema["properties"].items()
              if isinstance(node, dict) and "maxItems" in node}
    for name, most in limits.items():
        for length in (most, most + 1):
            document = {**complete, name: [{}] * length}
            with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as stream:
                json.dump(document, stream)
                stream.flush()
                run = subprocess.run([cli, "validate", stream.name], capture_output=True, text=True, check=False)
            if ("at most" in run.stdout + run.stderr) != (length > most):
                print(f"not ok - {length} {name}, of which the schema takes {most}")
                failures += 1
    if len(limits) < 6:
        print("not ok - the schema states too few limits:", limits)
        failures += 1
    return failures


def main():
    cli, schema_file, complete_file, *files = sys.argv[1:]
    with open(schema_file, encoding="utf-8") as stream:
        schema = json.load(stream)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    with open(complete_file, encoding="utf-8") as stream:
        complete = json.load(stream)

    failures = 0
    used = {path[-1] for path in walk(complete)}
    unused = {name for _, name in describe_members(schema)} - used
    if unused:
        print("not ok - members that the complete file never uses:", sorted(unused))
        failures += 1

    for name in [complete_file, *files]:
        with open(name, encoding="utf-8") as stream:
            errors = [error.message for error in validator.iter_errors(json.load(stream))]
        run = subprocess.run([cli, "validate", name], capture_output=True, text=True, check=False)
        if errors or run.returncode != 0 or "error" in run.stdout:
            print("not ok -", name, errors[:3], run.stdout[:400])
            failures += 1

    failures += check_lengths(cli, schema, complete)
    refused = agreed = 0
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for number, (path, replacement, document) in enumerate(mutants(complete)):
            if validator.is_valid(document):
                continue
            name = os.path.join(folder, f"{number}.json")
            with open(name, "w", encoding="utf-8") as stream:
                json.dump(document, stream)
            cases.append((name, path, replacement))
        for start in range(0, len(cases), 200):
            batch = cases[start:start + 200]
            run = subprocess.run([cli, "validate", *(name for name, _, _ in batch)], capture_output=True, text=True,
                                 check=False)
            if run.returncode not in (0, 1):
                print("not ok - the reader ended with", run.returncode)
                failures += 1
            wrong = {line.split(":", 1)[0] for line in run.stdout.splitlines() + run.stderr.splitlines()
                     if ": error: " in line}
            for name, path, replacement in batch:
                refused += 1
                agreed += name in wrong
                if name not in wrong:
                    print(f"not ok - the reader takes {json.dumps(replacement)} at {path}, the schema does not")
                    failures += 1
    print(f"{refused} documents that the schema refuses, {agreed} refused by the reader")
    if refused < 500:
        print("not ok - too few documents were tried")
        failures += 1
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
