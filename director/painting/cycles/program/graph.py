"""Shader graphs written as arithmetic: every function adds one node and returns its output."""

from typing import Any

Value = Any
"""A number, a tuple of numbers, or the output socket of a node."""


class Graph:
    """The node tree of one material or of the world."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._tree.nodes.clear()

    def node(self, kind: str, inputs: dict[str | int, Value] | None = None, **options: Any) -> Any:
        """Add a node of Blender's type `ShaderNode<kind>`; its inputs are values or outputs."""
        made = self._tree.nodes.new(f"ShaderNode{kind}")
        for name, option in options.items():
            setattr(made, name, option)
        for name, value in (inputs or {}).items():
            self._give(made.inputs[name], value)
        return made

    def _give(self, socket: Any, value: Value) -> None:
        if hasattr(value, "is_output"):
            self._tree.links.new(value, socket)
        elif isinstance(value, tuple | list) and len(value) == 3 and socket.type == "RGBA":
            socket.default_value = (*value, 1.0)
        else:
            socket.default_value = value

    def output(self, kind: str, surface: Any) -> None:
        """Make `surface` what the material or the world shows."""
        self.node(f"Output{kind}", {"Surface": surface})

    # Numbers

    def math(self, operation: str, *values: Value, clamp: bool = False) -> Any:
        """Return the result of one of Blender's Math operations."""
        inputs = dict(enumerate(values))
        return self.node("Math", inputs, operation=operation, use_clamp=clamp).outputs[0]

    def add(self, a: Value, b: Value) -> Any:
        """Return a + b."""
        return self.math("ADD", a, b)

    def sub(self, a: Value, b: Value) -> Any:
        """Return a - b."""
        return self.math("SUBTRACT", a, b)

    def mul(self, a: Value, b: Value) -> Any:
        """Return a * b."""
        return self.math("MULTIPLY", a, b)

    def blend(self, a: Value, b: Value, share: Value) -> Any:
        """Return the number `share` of the way from a to b."""
        return self.add(a, self.mul(self.sub(b, a), share))

    def clipped(self, a: Value) -> Any:
        """Return a number no less than 0 and no more than 1."""
        return self.math("ADD", a, 0.0, clamp=True)

    def smooth(self, value: Value, low: Value, high: Value) -> Any:
        """Return the smooth step from 0 at `low` to 1 at `high`."""
        inputs = {"Value": value, "From Min": low, "From Max": high}
        return self.node("MapRange", inputs, interpolation_type="SMOOTHSTEP").outputs[0]

    # Vectors and colours

    def vector(self, operation: str, *values: Value) -> Any:
        """Return the vector that one of Blender's VectorMath operations gives."""
        return self.node("VectorMath", dict(enumerate(values)), operation=operation).outputs[0]

    def scaled(self, vector: Value, factor: Value) -> Any:
        """Return a vector or colour times a number."""
        inputs = {0: vector, "Scale": factor}
        return self.node("VectorMath", inputs, operation="SCALE").outputs[0]

    def mixed(self, a: Value, b: Value, share: Value) -> Any:
        """Return the vector or colour `share` of the way from a to b."""
        step = self.scaled(self.vector("SUBTRACT", b, a), share)
        return self.vector("ADD", a, step)

    def parts(self, vector: Value) -> Any:
        """Return the three numbers of a vector."""
        return self.node("SeparateXYZ", {0: vector}).outputs

    def joined(self, x: Value, y: Value, z: Value) -> Any:
        """Return the vector of three numbers."""
        return self.node("CombineXYZ", {0: x, 1: y, 2: z}).outputs[0]

    def image(self, image: Any, place: Value, **options: Any) -> Any:
        """Return a texture node that looks `image` up at `place`, in repeats."""
        return self.node("TexImage", {"Vector": place}, image=image, **options)

    def attribute(self, name: str) -> Any:
        """Return the vector that the mesh has under `name`."""
        return self.node("Attribute", attribute_name=name).outputs["Vector"]

    # Surfaces

    def either(self, a: Any, b: Any, share: Value) -> Any:
        """Return a surface that is `share` b and the rest a."""
        return self.node("MixShader", {0: share, 1: a, 2: b}).outputs[0]

    def both(self, a: Any, b: Any) -> Any:
        """Return a surface that does what both do."""
        return self.node("AddShader", {0: a, 1: b}).outputs[0]

    def surface(self, kind: str, **inputs: Value) -> Any:
        """Return one of Blender's elementary surfaces."""
        return self.node(kind, dict(inputs)).outputs[0]
