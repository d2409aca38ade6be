import { describe, expect, it } from 'vitest';

import { CARD_HEIGHT, layout, type Kind, type Placed, type Placeable } from '../src/lib/state/layout';
import { bypass, rounded } from '../src/lib/state/track';

function one(id: string, kind: Kind, parent_id: string | null): Placeable {
  return { id, kind, parent_id };
}

const FILM: Placeable[] = [
  one('harbour', 'environment', null),
  one('wide', 'angle', 'harbour'),
  one('close', 'angle', 'harbour'),
  one('dusk', 'variation', 'wide'),
  one('day', 'variation', 'wide'),
  one('s010', 'shot', 'dusk'),
  one('s020', 'shot', 'dusk'),
  one('attic', 'environment', null),
  one('attic-wide', 'angle', 'attic'),
];

function overlap(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('layout', () => {
  const { cards, bands, columns } = layout(FILM);
  const at = (id: string): Placed => {
    const card = cards.get(id);
    if (!card) throw new Error(`no card for ${id}`);
    return card;
  };

  it('places every subject once, and no two cards on each other', () => {
    expect([...cards.keys()].sort()).toEqual(FILM.map((subject) => subject.id).sort());
    const all = [...cards.values()];
    for (const [index, card] of all.entries()) {
      for (const other of all.slice(index + 1)) expect(overlap(card, other)).toBe(false);
    }
  });

  it('gives each kind its columns, what is built from something to its right', () => {
    for (const subject of FILM) {
      const own = columns.filter((entry) => entry.kind === subject.kind).map((entry) => entry.x);
      expect(own).toContain(at(subject.id).x);
      if (subject.parent_id) expect(at(subject.id).x).toBeGreaterThan(at(subject.parent_id).x);
    }
  });

  it('starts the first child at the height of what it is built from', () => {
    expect(at('wide').y).toBe(at('harbour').y);
    expect(at('s010').y).toBe(at('wide').y);
    expect(at('s020').y).toBeGreaterThan(at('s010').y);
    expect(at('close').y).toBeGreaterThan(at('s020').y);
  });

  it('puts a second look of an angle beside the first, and a third where there is room', () => {
    expect(at('day').y).toBe(at('dusk').y);
    expect(at('day').x).toBeGreaterThan(at('s010').x);
    const third = layout([...FILM, one('night', 'variation', 'wide')]).cards.get('night');
    expect(third?.x).toBe(at('day').x);
    expect(third?.y).toBeGreaterThan(at('day').y);
  });

  it('keeps all cards of a place inside its band, and bands apart', () => {
    const [harbour, attic] = bands as [Placed, Placed];
    const inside = (id: string, band: Placed): boolean =>
      at(id).y >= band.y && at(id).y + at(id).height <= band.y + band.height;
    for (const id of ['harbour', 'wide', 'close', 'dusk', 'day', 's010', 's020']) {
      expect(inside(id, harbour)).toBe(true);
    }
    expect(inside('attic-wide', attic)).toBe(true);
    expect(attic.y).toBeGreaterThan(harbour.y + harbour.height);
  });

  it('draws lines through the gaps, never behind a card', () => {
    const from = { x: at('wide').x + at('wide').width, y: at('wide').y + CARD_HEIGHT / 2 };
    const to = { x: at('day').x, y: at('day').y + CARD_HEIGHT / 2 };
    const points = bypass(from, to, CARD_HEIGHT);
    for (const [index, b] of points.entries()) {
      const a = points[index - 1];
      if (!a) continue;
      expect(a.x === b.x || a.y === b.y).toBe(true);
      for (const card of cards.values()) {
        const crosses =
          Math.min(a.x, b.x) < card.x + card.width && Math.max(a.x, b.x) > card.x &&
          Math.min(a.y, b.y) < card.y + card.height && Math.max(a.y, b.y) > card.y;
        expect(crosses).toBe(false);
      }
    }
    expect(rounded(points)).toMatch(/^M[\d.,-]+(L[\d.,-]+Q[\d.,-]+ [\d.,-]+)+L[\d.,-]+$/);
  });

  it('leaves out what hangs on something that is not there', () => {
    expect(layout([one('lost', 'angle', 'nowhere')]).cards.size).toBe(0);
  });
});
