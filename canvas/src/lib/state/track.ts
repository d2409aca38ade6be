/** The lines between cards: level and upright, with round corners, through the gaps. */
import { GAP } from './layout';

export interface Point {
  x: number;
  y: number;
}

const RADIUS = 9;

/** An SVG path along points that lie level or upright to each other. */
export function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  let from = first;
  for (const [index, corner] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) return `${path}L${corner.x},${corner.y}`;
    const radius = Math.min(RADIUS, distance(from, corner) / 2, distance(corner, next) / 2);
    const before = towards(corner, from, radius);
    const after = towards(corner, next, radius);
    path += `L${before.x},${before.y}Q${corner.x},${corner.y} ${after.x},${after.y}`;
    from = corner;
  }
  return path;
}

/** From a card to one in the next column: all lines share the upright in the gap. */
export function branch(source: Point, target: Point): Point[] {
  const x = target.x - GAP.column / 2;
  return source.y === target.y
    ? [source, target]
    : [source, { x, y: source.y }, { x, y: target.y }, target];
}

/** Past the cards of another lane: along the gap above the target's row. */
export function bypass(source: Point, target: Point, height: number): Point[] {
  const near = source.x + GAP.column / 2;
  const far = target.x - GAP.column / 2;
  const above = target.y - height / 2 - GAP.row / 2;
  return [
    source, { x: near, y: source.y }, { x: near, y: above }, { x: far, y: above },
    { x: far, y: target.y }, target,
  ];
}

/** From the script down the left side, to a place. */
export function trunk(source: Point, target: Point): Point[] {
  const x = -GAP.column / 2;
  return [source, { x, y: source.y }, { x, y: target.y }, target];
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return {
    x: from.x + ((to.x - from.x) * length) / whole,
    y: from.y + ((to.y - from.y) * length) / whole,
  };
}
