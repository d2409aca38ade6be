import { describe, expect, it } from 'vitest';

import type { Vocabulary } from '../src/lib/api/types';
import { fieldsOf, patchOf, textAt } from '../src/lib/state/edit';
import { addressOf, wishOf } from '../src/lib/state/address';
import { layout } from '../src/lib/state/layout';
import { step } from '../src/lib/state/walk';
import { subject } from './support';

const WORDS: Vocabulary = {
  framings: ['wide', 'close'],
  times: ['day', 'dusk'],
  weathers: ['clear', 'rain'],
  seasons: ['autumn'],
  moods: ['neutral', 'tense'],
  aspects: [1.78],
  sites: [
    { name: 'harbour', interior: false },
    { name: 'office', interior: true },
  ],
  words: ['old'],
};

describe('the patch of what was typed', () => {
  const angle = subject({ parameters: { framing: 'wide', focal_length_mm: 28 } });
  const fields = fieldsOf(angle, WORDS);

  it('holds only what differs from what was read', () => {
    const typed = { framing: 'wide', focal_length_mm: '35' };
    expect(patchOf(fields, angle.parameters, typed)).toEqual({ focal_length_mm: 35 });
  });

  it('takes an emptied number away, so that the standard holds again', () => {
    expect(patchOf(fields, angle.parameters, { focal_length_mm: '' })).toEqual({
      focal_length_mm: null,
    });
  });

  it('nests what lies deeper, and splits words at commas', () => {
    const place = subject({
      kind: 'environment',
      parameters: { words: ['old'], interior: false, base_look: { time: 'day' } },
    });
    const typed = { words: 'old,  wooden ,', 'base_look.time': 'dusk' };
    expect(patchOf(fieldsOf(place, WORDS), place.parameters, typed)).toEqual({
      words: ['old', 'wooden'],
      base_look: { time: 'dusk' },
    });
    expect(textAt(place.parameters, 'base_look.time')).toBe('day');
  });

  it('gives a look the mood that was chosen, and none where nobody chose', () => {
    const rain = subject({ kind: 'variation', parameters: { look: { weather: 'rain' } } });
    const offered = fieldsOf(rain, WORDS);
    expect(patchOf(offered, rain.parameters, {})).toEqual({});
    expect(patchOf(offered, rain.parameters, { 'look.mood': 'tense' })).toEqual({
      look: { mood: 'tense' },
    });
  });

  it('offers only sites on the same side of the door', () => {
    const inside = subject({ kind: 'environment', parameters: { interior: true } });
    expect(fieldsOf(inside, WORDS)[0]?.choices).toEqual(['office']);
  });
});

describe('the address', () => {
  it('opens a subject of its film, or a film', () => {
    expect(wishOf('?subject=tidewater%2Fharbour%2Fwide')).toEqual({
      project: 'tidewater', subject: 'tidewater/harbour/wide',
    });
    expect(wishOf('?project=tidewater')).toEqual({ project: 'tidewater', subject: null });
  });

  it('says again what it was opened with', () => {
    expect(wishOf(addressOf('tidewater', 'tidewater/harbour')).subject).toBe('tidewater/harbour');
    expect(wishOf(addressOf('tidewater', undefined)).project).toBe('tidewater');
  });
});

describe('arrow keys', () => {
  const film = [
    subject({ id: 'harbour', kind: 'environment', parent_id: null }),
    subject({ id: 'wide', parent_id: 'harbour' }),
    subject({ id: 'close', parent_id: 'harbour' }),
  ];
  const [harbour, wide, close] = film as [typeof film[0], typeof film[0], typeof film[0]];
  const { cards } = layout(film);

  it('walk to what it is built from and to what is built from it', () => {
    expect(step(wide, 'ArrowLeft', film, cards)).toBe('harbour');
    expect(step(harbour, 'ArrowRight', film, cards)).toBe('wide');
    expect(step(harbour, 'ArrowLeft', film, cards)).toBeNull();
  });

  it('walk along the column and stop at its end', () => {
    expect(step(wide, 'ArrowDown', film, cards)).toBe('close');
    expect(step(close, 'ArrowUp', film, cards)).toBe('wide');
    expect(step(close, 'ArrowDown', film, cards)).toBeNull();
  });
});
