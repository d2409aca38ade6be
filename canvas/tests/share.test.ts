import { beforeEach, describe, expect, it } from 'vitest';

import { SharedStreams, type Listener, type Told } from '../src/lib/api/share';
import type { Connection, FilmEvent } from '../src/lib/api/stream';

interface Opened {
  project: string;
  after: number;
  say: (event: FilmEvent) => void;
  connect: (connection: Connection) => void;
  closed: boolean;
}

class Tab implements Listener {
  heard: Told[] = [];
  tell(told: Told): void {
    this.heard.push(told);
  }
  get numbers(): (number | null)[] {
    return this.heard.flatMap((told) => ('event' in told ? [told.event.sequence] : []));
  }
  get last(): Told | undefined {
    return this.heard.at(-1);
  }
}

const event = (sequence: number | null, name = 'server:shot.updated'): FilmEvent => ({
  name, sequence, payload: {},
});

describe('one stream for all tabs', () => {
  let opened: Opened[];
  let streams: SharedStreams;
  const stream = (): Opened => opened.at(-1) as Opened;

  beforeEach(() => {
    opened = [];
    streams = new SharedStreams((project, after, say, connect) => {
      const one: Opened = { project, after, say, connect, closed: false };
      opened.push(one);
      return { close: () => (one.closed = true) };
    });
  });

  it('opens once, and every tab hears everything', () => {
    const [one, two] = [new Tab(), new Tab()];
    streams.hear(one, { follow: 'film', after: 5 });
    streams.hear(two, { follow: 'film', after: 5 });
    stream().say(event(6));
    stream().say(event(null, 'server:generation.progress'));
    expect(opened).toHaveLength(1);
    expect(one.numbers).toEqual([6, null]);
    expect(two.numbers).toEqual([6, null]);
  });

  it('a tab that comes later gets what it missed since its own reading, and no more', () => {
    streams.hear(new Tab(), { follow: 'film', after: 5 });
    for (const number of [6, 7, 8]) stream().say(event(number));
    const late = new Tab();
    streams.hear(late, { follow: 'film', after: 7 });
    expect(late.numbers).toEqual([8]);
  });

  it('a tab whose reading is older than what is remembered starts over', () => {
    streams.hear(new Tab(), { follow: 'film', after: 0 });
    for (let number = 1; number <= 600; number += 1) stream().say(event(number));
    const late = new Tab();
    streams.hear(late, { follow: 'film', after: 3 });
    expect(late.heard[1]).toMatchObject({ event: { name: 'server:full_sync' } });
  });

  it('tells a new tab how the connection stands', () => {
    streams.hear(new Tab(), { follow: 'film', after: 0 });
    stream().connect('live');
    const late = new Tab();
    streams.hear(late, { follow: 'film', after: 0 });
    expect(late.last).toEqual({ connection: 'live' });
  });

  it('closes with the last tab, and a film of its own has a stream of its own', () => {
    const [one, two] = [new Tab(), new Tab()];
    streams.hear(one, { follow: 'film', after: 0 });
    streams.hear(two, { follow: 'film', after: 0 });
    streams.hear(one, { follow: 'other', after: 0 });
    expect(opened.map((entry) => entry.project)).toEqual(['film', 'other']);
    expect(opened[0]?.closed).toBe(false);
    streams.hear(two, { leave: true });
    expect(opened[0]?.closed).toBe(true);
    expect(opened[1]?.closed).toBe(false);
  });
});
