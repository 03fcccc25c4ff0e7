"""drafting schema: the form's JSON Schema."""

from __future__ import annotations

import sys

import click


@click.command(short_help="显示表单的 JSON Schema，供编辑器补全")
def command() -> None:
    """显示表单的 JSON Schema（中文字段名），供能补全 YAML 的编辑器使用。

    例：drafting schema > 表单.schema.json
    """
    import json

    from drafting.form.blank import schema

    text = json.dumps(schema(), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode())
