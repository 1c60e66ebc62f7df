"""Words of mails and letters, looked up once a language: when a template is compiled."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from ppid.kit.language import translated


class _InPlace(NodeTransformer):
    """Puts the words themselves where a template calls `_("...")`."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """A call with its words written out; any other is left to be made at each rendering."""
        self.generic_visit(node)
        called, args = node.node, node.args
        if not (isinstance(called, nodes.Name) and called.name == "_"):
            return node
        if len(args) != 1 or not isinstance(args[0], nodes.Const) or node.dyn_kwargs:
            return node
        text = translated(args[0].value)
        words = nodes.MarkSafeIfAutoescape(nodes.Const(text))
        if "%" not in text:
            return words
        pairs = [nodes.Pair(nodes.Const(said.key), said.value) for said in node.kwargs]
        return nodes.Mod(words, nodes.Dict(pairs))


class SaidInPlace(CodeGenerator):
    """Compiles a template in the language that is spoken now."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:
        """The whole of a template."""
        super().visit_Template(_InPlace().visit(node), frame)
