/** Words that a film-maker reads, from the values that the API speaks. */
import type { Difference, Kind, Render, Subject } from '../api/types';

export type Chip =
  | 'missing' | 'stale' | 'fresh' | 'outdated' | 'queued' | 'running' | 'failed';

export const CHIP_WORDS: Record<Chip, string> = {
  missing: 'missing',
  stale: 'stale',
  fresh: 'ready',
  outdated: 'outdated',
  queued: 'queued',
  running: 'rendering',
  failed: 'failed',
};

export const KIND_WORDS: Record<Kind, { one: string; many: string }> = {
  environment: { one: 'Environment', many: 'Environments' },
  angle: { one: 'Angle', many: 'Angles' },
  variation: { one: 'Variation', many: 'Variations' },
  shot: { one: 'Shot', many: 'Shots' },
};

/** What the chip of a card says: an open render comes first, then a failure, then the state. */
export function chipOf(subject: Subject, failed: boolean): Chip {
  if (subject.render?.status === 'running') return 'running';
  if (subject.render?.status === 'queued') return 'queued';
  if (failed) return 'failed';
  return subject.state;
}

export function percent(render: Render | null | undefined): number {
  return Math.round(100 * Math.min(1, Math.max(0, render?.progress ?? 0)));
}

/** `camera.focal_length_mm: 28 → 35`, short enough for a card. */
export function differenceWords({ field, old, new: wanted }: Difference): string {
  const [before, after] =
    Array.isArray(old) && Array.isArray(wanted)
      ? [without(old, wanted), without(wanted, old)]
      : [old, wanted];
  return `${fieldWords(field)}: ${valueWords(before)} → ${valueWords(after)}`;
}

/** Of two lists, only what differs is worth the room. */
function without(list: unknown[], other: unknown[]): unknown[] {
  return list.filter((item) => !other.includes(item));
}

const UNITS: [suffix: string, unit: string][] = [['_mm', 'mm'], ['_deg', '°'], ['_m', 'm']];

/** `camera.focal_length_mm` reads `focal length`; `world.words` reads `words`. */
export function fieldWords(field: string): string {
  const last = field.split('.').at(-1) ?? field;
  const suffix = UNITS.find(([end]) => last.endsWith(end))?.[0] ?? '';
  return last.slice(0, last.length - suffix.length).replaceAll('_', ' ');
}

export function unitOf(field: string): string {
  return UNITS.find(([end]) => field.endsWith(end))?.[1] ?? '';
}

export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (Array.isArray(value)) return value.length ? value.map(valueWords).join(', ') : 'none';
  if (typeof value === 'object') return Object.values(value).map(valueWords).join(', ');
  return String(value);
}

/** The short name of a card, which stands inside its place's band; `base` is the place's look. */
export function shortName(subject: Subject, base: unknown = null): string {
  switch (subject.kind) {
    case 'environment':
    case 'shot':
      return subject.name;
    case 'angle':
      return capitalised(subject.slug);
    case 'variation':
      return lookWords(subject.parameters.look, base) || subject.slug;
  }
}

/** `Dusk · Rain`, with the season where it is another one than the place's own. */
export function lookWords(look: unknown, base: unknown = null): string {
  const { time, weather, season } = asWords(look);
  const told = season === asWords(base).season ? [time, weather] : [time, weather, season];
  return told.filter((word) => word !== undefined).map(capitalised).join(' · ');
}

function asWords(look: unknown): Partial<Record<'time' | 'weather' | 'season', string>> {
  return typeof look === 'object' && look !== null ? look : {};
}

/** What a card says where there is nothing to explain: a shot's size, a place's kind. */
export function hintOf(subject: Subject): string {
  const { size, site } = subject.parameters;
  if (subject.kind === 'shot' && typeof size === 'string') return size;
  return subject.kind === 'environment' && typeof site === 'string' ? capitalised(site) : '';
}

export function capitalised(text: string): string {
  const words = text.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Scenes 3, 7` from where the script asks for it. */
export function scriptWords(subject: Subject): string {
  const scenes = subject.script_link?.scenes;
  if (!Array.isArray(scenes) || scenes.length === 0) return '';
  return `${scenes.length === 1 ? 'Scene' : 'Scenes'} ${scenes.join(', ')}`;
}

/** What the script asks of a place that its site does not show as asked, one sentence each. */
export function unmetWords(subject: Subject): string[] {
  const unmet = (subject.notes as { unmet?: { text?: unknown }[] } | null)?.unmet;
  if (!Array.isArray(unmet)) return [];
  return unmet.flatMap((note) => (typeof note.text === 'string' ? [note.text] : []));
}
