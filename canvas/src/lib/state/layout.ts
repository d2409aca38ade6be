/**
 * Where the cards lie: one column per kind, one band per place, in the order of the film.
 *
 * A place often needs an angle in many looks, so variations with their shots fill two lanes, and a
 * place of thirty pictures still fits a screen. Sizes are pixels at zoom 1 and explicit, so that
 * the flow can leave out what is not in view.
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

export interface Column {
  kind: Kind;
  x: number;
  width: number;
}

export interface Layout {
  cards: Map<string, Placed>;
  bands: Placed[];
  script: Box;
  columns: Column[];
  /** Everything that is drawn. */
  extent: Box;
}

export const FOOTER = 50;
export const GAP = { column: 44, row: 16, band: 36, padding: 24 };
export const LANES = 2;
export const CARD_HEIGHT = 117 + FOOTER;
const CARD = { width: 208, height: CARD_HEIGHT };
const PLACE = { width: 300, height: 150 + FOOTER };
const SCRIPT = { width: 300, height: 92 };
const TOP_OF_BANDS = SCRIPT.height + 44;

type Below = Map<string | null, Placeable[]>;

/** Lay out subjects that are given parents first; children keep the order they come in. */
export function layout(subjects: readonly Placeable[]): Layout {
  const columns = columnPositions();
  const below = childrenOf(subjects);
  const cards = new Map<string, Placed>();
  const bands: Placed[] = [];
  const width = rightOf(columns) + GAP.padding;
  let y = TOP_OF_BANDS;
  for (const place of below.get(null) ?? []) {
    const height = layPlace(place, y + GAP.padding, columns, below, cards) + 2 * GAP.padding;
    bands.push({ id: place.id, x: 0, y, width, height });
    y += height + GAP.band;
  }
  const script = { x: GAP.padding, y: 0, ...SCRIPT };
  return { cards, bands, script, columns, extent: { x: -GAP.column, y: 0, width: width + GAP.column, height: y } };
}

function columnPositions(): Column[] {
  const kinds: Kind[] = ['environment', 'angle'];
  for (let lane = 0; lane < LANES; lane += 1) kinds.push('variation', 'shot');
  let x = GAP.padding;
  return kinds.map((kind) => {
    const column = { kind, x, width: kind === 'environment' ? PLACE.width : CARD.width };
    x += column.width + GAP.column;
    return column;
  });
}

function rightOf(columns: Column[]): number {
  return Math.max(...columns.map((column) => column.x + column.width));
}

function childrenOf(subjects: readonly Placeable[]): Below {
  const known = new Set(subjects.map((subject) => subject.id));
  const below: Below = new Map();
  for (const subject of subjects) {
    const { parent_id, kind } = subject;
    const parent = parent_id !== null && known.has(parent_id) ? parent_id : null;
    if (parent === null && kind !== 'environment') continue;
    const siblings = below.get(parent);
    if (siblings) siblings.push(subject);
    else below.set(parent, [subject]);
  }
  return below;
}

/** Lay out a place and all that is below it; return the height that they take. */
function layPlace(
  place: Placeable, top: number, columns: Column[], below: Below, cards: Map<string, Placed>,
): number {
  const xOf = (column: number): number => columns[column]?.x ?? 0;
  cards.set(place.id, { id: place.id, x: xOf(0), y: top, ...PLACE });
  let y = top;
  for (const angle of below.get(place.id) ?? []) {
    cards.set(angle.id, { id: angle.id, x: xOf(1), y, ...CARD });
    const lanes = Array.from({ length: LANES }, () => y);
    for (const variation of below.get(angle.id) ?? []) {
      const lane = lanes.indexOf(Math.min(...lanes));
      const at = lanes[lane] ?? y;
      cards.set(variation.id, { id: variation.id, x: xOf(2 + 2 * lane), y: at, ...CARD });
      const shots = below.get(variation.id) ?? [];
      for (const [index, shot] of shots.entries()) {
        const row = at + index * (CARD.height + GAP.row);
        cards.set(shot.id, { id: shot.id, x: xOf(3 + 2 * lane), y: row, ...CARD });
      }
      lanes[lane] = at + Math.max(1, shots.length) * (CARD.height + GAP.row);
    }
    y = Math.max(y + CARD.height + GAP.row, ...lanes);
  }
  return Math.max(PLACE.height, y - GAP.row - top);
}
