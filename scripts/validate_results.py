"""Validates result files against docs/result.schema.json, and checks what a schema cannot say."""
import json
import pathlib
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "docs" / "result.schema.json"


def keys_in_order(pairs):
    keys = [key for key, _ in pairs]
    if keys != sorted(keys):
        raise ValueError(f"keys not sorted: {keys}")
    return dict(pairs)


def problems(path, validator):
    result = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=keys_in_order)
    for error in validator.iter_errors(result):
        yield f"{error.json_path}: {error.message[:300]}"
    for case in result["cases"]:
        documents = {document["id"] for document in case["documents"]}
        sources = {source["path"] for source in case["sources"]}
        for rule in case["results"]:
            for finding in rule["findings"]:
                for evidence in finding["evidence"]:
                    if evidence["document"] not in documents or evidence["source"] not in sources:
                        yield f"{case['path']} {rule['code']}: evidence of an unknown document: {evidence}"
        if case["stages"] != sorted(case["stages"]):
            yield f"{case['path']}: stages not sorted"


def main():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bad = 0
    for name in sys.argv[1:]:
        for problem in problems(pathlib.Path(name), validator):
            print(f"{name}: {problem}", file=sys.stderr)
            bad += 1
    print(f"{len(sys.argv) - 1} results against {SCHEMA.name}: {bad} problems")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
