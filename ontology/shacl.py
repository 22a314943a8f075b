"""Whether a graph holds what the shapes demand: SHACL (https://www.w3.org/TR/shacl/) over our own shapes.

The shapes are compiled once to plain functions over dictionaries, their SPARQL constraints run once over the
whole graph instead of once for each node. So a whole export is checked in seconds where a general validator
takes minutes. Only what our shapes use is understood; anything else in them is an error when they are
compiled, and the tests compare every verdict with that of pySHACL.

Classes need not be spelled out: a motion is a filing and an event because the vocabulary says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from cryptoreg.ontology.generated.names import NAMESPACE, PARENTS

__all__ = ["Violation", "violations"]

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SH = "http://www.w3.org/ns/shacl#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = ox.NamedNode(_RDF + "type")

_FILES = ("shapes.ttl", "generated/shapes.ttl")


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks a shape.

    Attributes:
        node: the IRI of the node, or its label in the file where it has none.
        shape: the name of the shape, without the namespace.
        message: what must hold, for people.
        warning: whether the graph may stay as it is (``sh:Warning``).
    """

    node: str
    shape: str
    message: str
    warning: bool = False


def violations(triples: Iterable[ox.Triple | ox.Quad]) -> list[Violation]:
    """What breaks the shapes, by node and shape; graphs of quads are taken together."""
    data = _Data(triples)
    return sorted({v for shape in _shapes() for v in _broken(shape, data)}, key=_order)


def _order(v: Violation) -> tuple[str, str, str]:
    return v.node, v.shape, v.message


# ---------------------------------------------------------------- the graph to check


class _Data:
    """A graph by subject and predicate; every node has its classes and those above them."""

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        self._of: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self.subjects: dict[str, dict[Node, None]] = defaultdict(dict)
        self.objects: dict[str, dict[Node, None]] = defaultdict(dict)
        self.classes: dict[Node, set[str]] = defaultdict(set)
        self.instances: dict[str, dict[Node, None]] = defaultdict(dict)
        self._into: dict[str, dict[Node, list[Node]]] = {}
        self._store: ox.Store | None = None
        for t in dict.fromkeys((t.subject, t.predicate.value, t.object) for t in triples):
            self._add(*t)

    def _add(self, subject: Node, predicate: str, object_: Node) -> None:
        self._of[subject][predicate].append(object_)
        self.subjects[predicate][subject] = None
        self.objects[predicate][object_] = None
        if predicate == _TYPE.value and isinstance(object_, ox.NamedNode):
            name = object_.value.removeprefix(NAMESPACE)
            for cls in (name, *PARENTS.get(name, ())):
                self.classes[subject].add(cls)
                self.instances[cls][subject] = None

    def values(self, node: Node, predicate: str) -> list[Node]:
        return self._of[node].get(predicate, []) if node in self._of else []

    def into(self, node: Node, predicate: str) -> list[Node]:
        """The subjects that point to a node."""
        if predicate not in self._into:
            found: dict[Node, list[Node]] = defaultdict(list)
            for subject in self.subjects.get(predicate, ()):
                for object_ in self._of[subject][predicate]:
                    found[object_].append(subject)
            self._into[predicate] = found
        return self._into[predicate].get(node, [])

    def select(self, query: str) -> set[Node]:
        """The values of ``$this`` that a query finds."""
        if self._store is None:
            self._store = ox.Store()
            self._store.bulk_extend(self._quads())
        return {row["this"] for row in self._store.query(query)}  # type: ignore[union-attr]

    def _quads(self) -> Iterator[ox.Quad]:
        for subject, by_predicate in self._of.items():
            for predicate, objects in by_predicate.items():
                for object_ in objects:
                    yield ox.Quad(subject, ox.NamedNode(predicate), object_)  # type: ignore[arg-type]
        for subject, classes in self.classes.items():
            for cls in classes:
                yield ox.Quad(subject, _TYPE, ox.NamedNode(NAMESPACE + cls))  # type: ignore[arg-type]


# ---------------------------------------------------------------- shapes, compiled

Test = Callable[[_Data, Node], bool]
"""Whether a node conforms."""

Values = Callable[[_Data, Node], list[Node]]
"""What a path leads to from a node."""

ValueTest = Callable[[list[Node]], bool]
"""Whether the values of a path conform."""


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    focus: Callable[[_Data], Iterable[Node]]
    tests: tuple[tuple[str, Test], ...]
    queries: tuple[tuple[str, str], ...]
    warning: bool


def _broken(shape: _Shape, data: _Data) -> Iterator[Violation]:
    focus = dict.fromkeys(shape.focus(data))
    for node in focus:
        for message, test in shape.tests:
            if not test(data, node):
                yield Violation(_text(node), shape.name, message, shape.warning)
    if not focus:
        return
    for message, query in shape.queries:
        for node in data.select(query):
            if node in focus:
                yield Violation(_text(node), shape.name, message, shape.warning)


def _text(node: Node) -> str:
    """The IRI of a node, or the text of a literal."""
    return str(node.value) if isinstance(node, ox.NamedNode | ox.Literal) else str(node)


class _Reader:
    """Compiles the shapes of a graph of shapes."""

    def __init__(self, graph: ox.Store) -> None:
        self.graph = graph

    def shapes(self) -> Iterator[_Shape]:
        for quad in self.graph.quads_for_pattern(None, _TYPE, ox.NamedNode(_SH + "NodeShape")):
            node = quad.subject
            message = self._text(node, "message")
            yield _Shape(
                name=_text(node).removeprefix(NAMESPACE),
                focus=self._focus(node),
                tests=tuple(self._messages(node, message)),
                queries=tuple(self._queries(node, message)),
                warning=any(o == ox.NamedNode(_SH + "Warning") for o in self._all(node, "severity")),
            )

    def _all(self, node: Node, name: str) -> list[Node]:
        pattern = self.graph.quads_for_pattern(node, ox.NamedNode(_SH + name), None)  # type: ignore[arg-type]
        return [q.object for q in pattern]

    def _text(self, node: Node, name: str, default: str = "") -> str:
        return next((_text(o) for o in self._all(node, name)), default)

    def _list(self, node: Node) -> Iterator[Node]:
        """The members of an RDF list."""
        while node != ox.NamedNode(_RDF + "nil"):
            parts = {q.predicate.value: q.object for q in self.graph.quads_for_pattern(node, None, None)}  # type: ignore[arg-type]
            yield parts[_RDF + "first"]
            node = parts[_RDF + "rest"]

    def _focus(self, node: Node) -> Callable[[_Data], Iterable[Node]]:
        names = {
            kind: [_text(o) for o in self._all(node, kind)]
            for kind in ("targetClass", "targetSubjectsOf", "targetObjectsOf")
        }

        def focus(data: _Data) -> Iterator[Node]:
            for cls in names["targetClass"]:
                yield from data.instances.get(cls.removeprefix(NAMESPACE), ())
            for predicate in names["targetSubjectsOf"]:
                yield from data.subjects.get(predicate, ())
            for predicate in names["targetObjectsOf"]:
                yield from data.objects.get(predicate, ())

        return focus

    def _messages(self, node: Node, default: str) -> Iterator[tuple[str, Test]]:
        """The tests of a shape, each with what it tells where a node fails it."""
        for test in self._own(node):
            yield default, test
        for inner in self._all(node, "property"):
            for test in self._path_tests(inner):
                yield self._text(inner, "message", default), test

    def _test(self, node: Node) -> Test:
        """All that a shape within another demands, as one test."""
        tests = [test for _, test in self._messages(node, "")]
        return lambda data, focus: all(test(data, focus) for test in tests)

    def _own(self, node: Node) -> Iterator[Test]:
        """What a shape demands of the node itself."""
        for quad in self.graph.quads_for_pattern(node, None, None):  # type: ignore[arg-type]
            name = quad.predicate.value.removeprefix(_SH)
            if quad.predicate == _TYPE or name in _ASIDE:
                continue
            if name == "class":
                yield _is_a(_text(quad.object).removeprefix(NAMESPACE))
            elif name == "not":
                yield _not(self._test(quad.object))
            elif name in ("and", "or"):
                parts = [self._test(part) for part in self._list(quad.object)]
                yield _all_of(parts) if name == "and" else _any_of(parts)
            else:
                raise NotImplementedError(f"a shape demands sh:{name}, which is not understood")

    def _path_tests(self, node: Node) -> Iterator[Test]:
        """What a property shape demands of the values of its path."""
        (path,) = self._all(node, "path")
        values = self._values(path)
        for quad in self.graph.quads_for_pattern(node, None, None):  # type: ignore[arg-type]
            name, demanded = quad.predicate.value.removeprefix(_SH), quad.object
            if name in ("path", "message"):
                continue
            if name in ("disjoint", "lessThan", "lessThanOrEquals"):
                yield _beside(name, values, _text(demanded))
            else:
                yield _along(
                    values, _constraint(name, tuple(self._list(demanded)) if name == "in" else demanded)
                )

    def _values(self, path: Node) -> Values:
        if isinstance(path, ox.NamedNode):
            predicate = path.value
            return lambda data, node: data.values(node, predicate)
        (inverse,) = self._all(path, "inversePath")
        backwards = _text(inverse)
        return lambda data, node: data.into(node, backwards)

    def _queries(self, node: Node, default: str) -> Iterator[tuple[str, str]]:
        for inner in self._all(node, "sparql"):
            prefixes = "".join(
                f"PREFIX {self._text(one, 'prefix')}: <{self._text(one, 'namespace')}>\n"
                for declared in self._all(inner, "prefixes")
                for one in self._all(declared, "declare")
            )
            yield self._text(inner, "message", default), prefixes + self._text(inner, "select")


_ASIDE = frozenset(
    {"property", "sparql", "message", "severity", "targetClass", "targetSubjectsOf", "targetObjectsOf"}
)


def _is_a(cls: str) -> Test:
    return lambda data, node: node in data.classes and cls in data.classes[node]


def _not(inner: Test) -> Test:
    return lambda data, node: not inner(data, node)


def _all_of(tests: list[Test]) -> Test:
    return lambda data, node: all(test(data, node) for test in tests)


def _any_of(tests: list[Test]) -> Test:
    return lambda data, node: any(test(data, node) for test in tests)


def _along(values: Values, test: ValueTest) -> Test:
    return lambda data, node: test(values(data, node))


# ---------------------------------------------------------------- constraints on values


def _constraint(name: str, demanded: Any) -> ValueTest:
    """A constraint component of SHACL, section 4.

    Raises:
        NotImplementedError: it is none of those that our shapes use.
    """
    if name in ("minCount", "maxCount"):
        number = int(demanded.value)
        if name == "minCount":
            return lambda values: len(values) >= number
        return lambda values: len(values) <= number
    if name == "hasValue":
        return lambda values: demanded in values
    if name == "in":
        return lambda values: all(v in demanded for v in values)
    if name == "datatype":
        return lambda values: all(_of_type(v, demanded.value) for v in values)
    if name == "pattern":
        found = re.compile(demanded.value).search
        return lambda values: all(found(_text(v)) is not None for v in values)
    if name in ("minInclusive", "maxInclusive"):
        limit = _comparable(demanded)
        least, most = (limit, None) if name == "minInclusive" else (None, limit)
        return lambda values: all(_up_to(least, v) and _up_to(v, most) for v in values)
    raise NotImplementedError(f"a shape demands sh:{name}, which is not understood")


def _beside(name: str, values: Values, predicate: str) -> Test:
    """Constraints that compare the values of a path with those of another property."""

    def disjoint(data: _Data, node: Node) -> bool:
        return not set(values(data, node)) & set(data.values(node, predicate))

    def below(data: _Data, node: Node) -> bool:
        others = [_comparable(v) for v in data.values(node, predicate)]
        pairs = [(_comparable(v), other) for v in values(data, node) for other in others]
        return all(_up_to(a, b) and (a != b or name == "lessThanOrEquals") for a, b in pairs)

    return disjoint if name == "disjoint" else below


def _up_to(low: Any, high: Any) -> bool:
    """Whether one value is not above another; values that cannot be compared are not (section 4.3)."""
    low, high = (_comparable(v) if isinstance(v, ox.Literal) else v for v in (low, high))
    if low is None or high is None:
        return True
    try:
        return bool(low <= high)
    except TypeError:
        return False


_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float", "long", "int"))


def _comparable(term: Any) -> Any:
    """A literal as a value of Python with an order; one of no such type, or ill-formed, as a text."""
    if not isinstance(term, ox.Literal):
        return str(term)
    kind, text = term.datatype.value, term.value
    try:
        if kind in _NUMBERS:
            return Decimal(text)
        if kind == _XSD + "dateTime":
            return datetime.fromisoformat(text)
        if kind == _XSD + "date":
            return date.fromisoformat(text)
    except (InvalidOperation, ValueError):
        pass
    return text


_FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    "boolean": re.compile(r"true|false|1|0"),
}
"""The lexical forms of XML Schema, part 2."""


def _of_type(term: Node, datatype: str) -> bool:
    if not isinstance(term, ox.Literal) or term.datatype.value != datatype:
        return False
    form = _FORMS.get(datatype.removeprefix(_XSD))
    if form is not None:
        return form.fullmatch(term.value) is not None
    if datatype in (_XSD + "date", _XSD + "dateTime"):
        return not isinstance(_comparable(term), str)
    return True


@cache
def _shapes() -> tuple[_Shape, ...]:
    graph = ox.Store()
    for name in _FILES:
        data = (files("cryptoreg.ontology") / name).read_bytes()
        graph.load(data, format=ox.RdfFormat.TURTLE)
    return tuple(sorted(_Reader(graph).shapes(), key=lambda s: s.name))
