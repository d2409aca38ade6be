/**
 * Where the cards lie: one column per kind, one band per environment, in the order of the film.
 *
 * Sizes are pixels at zoom 1 and explicit, so that the flow can leave out what is not in view.
 */

export type Kind = 'environment' | 'angle' | 'variation' | 'shot';

export interface Placeable {
  id: string;
  kind: Kind;
  parent_id: string | null;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Placed extends Box {
  id: string;
}

export interface Layout {
  cards: Map<string, Placed>;
  bands: Placed[];
  script: Box;
  columns: { kind: Kind; x: number; width: number }[];
}

export const FOOTER = 58;
const SIZES: Record<Kind, { width: number; height: number }> = {
  environment: { width: 320, height: 160 + FOOTER },
  angle: { width: 232, height: 131 + FOOTER },
  variation: { width: 232, height: 131 + FOOTER },
  shot: { width: 232, height: 131 + FOOTER },
};
const KINDS: Kind[] = ['environment', 'angle', 'variation', 'shot'];
const SCRIPT = { width: 200, height: 150 };
const GAP = { column: 72, row: 22, band: 44, padding: 28, title: 0 };

/** Lay out subjects that are given parents first; children keep the order they come in. */
export function layout(subjects: readonly Placeable[]): Layout {
  const columns = columnPositions();
  const below = childrenOf(subjects);
  const cards = new Map<string, Placed>();
  const bands: Placed[] = [];
  let top = 0;
  for (const environment of below.get(null) ?? []) {
    const height = place(environment, top + GAP.padding, columns, below, cards);
    bands.push(bandAround(environment.id, top, height + 2 * GAP.padding, columns));
    top += height + 2 * GAP.padding + GAP.band;
  }
  const middle = Math.min(top / 2, 420);
  const script = { x: 0, y: Math.max(0, middle - SCRIPT.height), ...SCRIPT };
  return { cards, bands, script, columns };
}

function columnPositions(): Layout['columns'] {
  let x = SCRIPT.width + GAP.column + GAP.padding;
  return KINDS.map((kind) => {
    const column = { kind, x, width: SIZES[kind].width };
    x += column.width + GAP.column;
    return column;
  });
}

function childrenOf(subjects: readonly Placeable[]): Map<string | null, Placeable[]> {
  const known = new Set(subjects.map((subject) => subject.id));
  const below = new Map<string | null, Placeable[]>();
  for (const subject of subjects) {
    const parent =
      subject.parent_id !== null && known.has(subject.parent_id) ? subject.parent_id : null;
    if (parent === null && subject.kind !== 'environment') continue;
    below.set(parent, [...(below.get(parent) ?? []), subject]);
  }
  return below;
}

/** Place a subject and what is below it; return the height that they take together. */
function place(
  subject: Placeable,
  top: number,
  columns: Layout['columns'],
  below: Map<string | null, Placeable[]>,
  cards: Map<string, Placed>,
): number {
  const size = SIZES[subject.kind];
  const x = columns[KINDS.indexOf(subject.kind)]?.x ?? 0;
  cards.set(subject.id, { id: subject.id, x, y: top, ...size });
  let used = 0;
  for (const child of below.get(subject.id) ?? []) {
    if (used > 0) used += GAP.row;
    used += place(child, top + used, columns, below, cards);
  }
  return Math.max(size.height, used);
}

function bandAround(id: string, y: number, height: number, columns: Layout['columns']): Placed {
  const first = columns[0];
  const last = columns[columns.length - 1];
  if (!first || !last) throw new Error('a layout has columns');
  const x = first.x - GAP.padding;
  return { id, x, y, width: last.x + last.width + GAP.padding - x, height };
}
