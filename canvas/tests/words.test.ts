import { describe, expect, it } from 'vitest';

import { chipOf, differenceWords, percent, scriptWords, shortName, unmetWords } from '../src/lib/state/words';
import { render, subject } from './support';

describe('differences', () => {
  it('name the field without its unit, the old value and the new one', () => {
    const difference = { field: 'camera.focal_length_mm', old: 28, new: 35 };
    expect(differenceWords(difference)).toBe('focal length: 28 → 35');
  });

  it('say none for a side that is missing', () => {
    expect(differenceWords({ field: 'camera.height_m', old: null, new: 1.5 })).toBe('height: none → 1.5');
  });

  it('of two lists show what differs', () => {
    const difference = { field: 'world.words', old: ['old', 'wooden'], new: ['wooden', 'ruined'] };
    expect(differenceWords(difference)).toBe('words: old → ruined');
  });
});

describe('chips', () => {
  it('an open render comes before a failure, a failure before the state', () => {
    const stale = subject({ state: 'stale' });
    expect(chipOf(stale, false)).toBe('stale');
    expect(chipOf(stale, true)).toBe('failed');
    expect(chipOf({ ...stale, render: render({ status: 'queued' }) }, true)).toBe('queued');
    expect(chipOf({ ...stale, render: render({ status: 'running' }) }, true)).toBe('running');
  });

  it('progress is a whole percentage between 0 and 100', () => {
    expect(percent(render({ progress: 0.456 }))).toBe(46);
    expect(percent(render({ progress: 7 }))).toBe(100);
    expect(percent(null)).toBe(0);
  });
});

describe('names', () => {
  it('are short inside a band', () => {
    expect(shortName(subject())).toBe('Wide');
    const look = { time: 'dusk', weather: 'rain', season: 'autumn' };
    expect(shortName(subject({ kind: 'variation', parameters: { look } }))).toBe('Dusk · Rain · Autumn');
    const variation = subject({ kind: 'variation', parameters: { look } });
    expect(shortName(variation, { season: 'autumn' })).toBe('Dusk · Rain');
    expect(shortName(subject({ kind: 'shot', name: 'SHOT-010' }))).toBe('SHOT-010');
  });

  it('tell the scenes of the script', () => {
    expect(scriptWords(subject({ script_link: { scenes: ['3'] } }))).toBe('Scene 3');
    expect(scriptWords(subject({ script_link: { scenes: ['3', '7A'] } }))).toBe('Scenes 3, 7A');
    expect(scriptWords(subject())).toBe('');
  });

  it('tell what the script asks for and the site does not show', () => {
    const unmet = [{ asked: 'carousel', taken: '', text: "'carousel' is not shown." }];
    expect(unmetWords(subject({ notes: { chosen: 'field', unmet } }))).toEqual(["'carousel' is not shown."]);
    expect(unmetWords(subject({ notes: null }))).toEqual([]);
  });
});
