/** Which fields of a subject a person may edit here, and the merge patch of what was edited. */
import type { Parameters, Subject, Vocabulary } from '../api/types';

export type FieldKind = 'choice' | 'number' | 'words';

export interface Field {
  /** Dotted path inside the parameters. */
  path: string;
  label: string;
  kind: FieldKind;
  choices?: string[];
  unit?: string;
  min?: number;
  max?: number;
  step?: number;
  /** What an empty number, or a choice that was never made, means. */
  empty?: string;
  /** Takes a row of its own. */
  wide?: boolean;
}

const LENS: Omit<Field, 'path'> = {
  label: 'Lens', kind: 'number', unit: 'mm', min: 8, max: 300, step: 1, empty: 'standard',
};
const HEIGHT: Omit<Field, 'path'> = {
  label: 'Camera height', kind: 'number', unit: 'm', min: 0.1, max: 60, step: 0.1, empty: 'standard',
};
const DUTCH: Omit<Field, 'path'> = {
  label: 'Dutch', kind: 'number', unit: '°', min: -45, max: 45, step: 1, empty: '0',
};

export function fieldsOf(subject: Subject, words: Vocabulary): Field[] {
  switch (subject.kind) {
    case 'environment':
      return [
        { path: 'site', label: 'Kind of place', kind: 'choice', choices: sitesFor(subject, words), wide: true },
        { path: 'words', label: 'Words', kind: 'words', wide: true },
        ...lookFields('base_look', words),
      ];
    case 'angle':
      return [
        { path: 'framing', label: 'Framing', kind: 'choice', choices: words.framings },
        { path: 'focal_length_mm', ...LENS },
        { path: 'height_m', ...HEIGHT },
        { path: 'dutch_deg', ...DUTCH },
      ];
    case 'variation':
      return lookFields('look', words);
    case 'shot':
      return [
        { path: 'camera.focal_length_mm', ...LENS },
        { path: 'camera.height_m', ...HEIGHT },
        { path: 'camera.dutch_deg', ...DUTCH },
      ];
  }
}

/** A place that is inside stays inside: its angles hang on it. */
function sitesFor(subject: Subject, words: Vocabulary): string[] {
  const inside = subject.parameters.interior === true;
  return words.sites.filter((site) => site.interior === inside).map((site) => site.name);
}

function lookFields(under: string, words: Vocabulary): Field[] {
  return [
    { path: `${under}.time`, label: 'Time', kind: 'choice', choices: words.times },
    { path: `${under}.weather`, label: 'Weather', kind: 'choice', choices: words.weathers },
    { path: `${under}.season`, label: 'Season', kind: 'choice', choices: words.seasons },
    { path: `${under}.mood`, label: 'Mood', kind: 'choice', choices: words.moods, empty: 'neutral' },
  ];
}

/** The value at a dotted path, as the text that its input shows. */
export function textAt(parameters: Parameters, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Parameters | undefined)?.[name], parameters);
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The merge patch that turns what was read into what was typed; null takes a field away. */
export function patchOf(
  fields: Field[],
  parameters: Parameters,
  typed: Record<string, string>,
): Parameters {
  const patch: Parameters = {};
  for (const field of fields) {
    const text = typed[field.path];
    if (text === undefined || text.trim() === textAt(parameters, field.path)) continue;
    put(patch, field.path, valueOf(field, text.trim()));
  }
  return patch;
}

function valueOf(field: Field, text: string): unknown {
  if (field.kind === 'words') return text.split(',').map((word) => word.trim()).filter(Boolean);
  if (text === '') return null;
  return field.kind === 'number' ? Number(text) : text;
}

function put(patch: Parameters, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let at = patch;
  for (const name of names) at = (at[name] ??= {}) as Parameters;
  at[last] = value;
}
