/** Arrow keys walk the graph: left to what it is built from, right to what is built from it. */
import type { Placed } from './layout';

export interface Walkable {
  id: string;
  kind: string;
  parent_id: string | null;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** The subject that lies next to `from` in that direction; null at the edge of the graph. */
export function step(
  from: Walkable,
  arrow: Arrow,
  subjects: readonly Walkable[],
  cards: ReadonlyMap<string, Placed>,
): string | null {
  const top = (one: Walkable): number => cards.get(one.id)?.y ?? 0;
  if (arrow === 'ArrowLeft') return from.parent_id;
  if (arrow === 'ArrowRight') return subjects.find((one) => one.parent_id === from.id)?.id ?? null;
  const column = subjects.filter((one) => one.kind === from.kind).sort((a, b) => top(a) - top(b));
  const at = column.findIndex((one) => one.id === from.id);
  return column[at + (arrow === 'ArrowDown' ? 1 : -1)]?.id ?? null;
}
