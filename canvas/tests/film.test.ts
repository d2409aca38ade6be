import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Api } from '../src/lib/api/client';
import { Problem } from '../src/lib/api/problem';
import type { Graph, Subject } from '../src/lib/api/types';
import { Film } from '../src/lib/state/film.svelte';
import { render, subject, take } from './support';

class FakeSource {
  static CLOSED = 2;
  static last: FakeSource | undefined;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  listeners = new Map<string, (message: { data: string; lastEventId: string }) => void>();
  constructor(readonly url: string) {
    FakeSource.last = this;
  }
  addEventListener(name: string, listener: (message: { data: string; lastEventId: string }) => void): void {
    this.listeners.set(name, listener);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  say(name: string, payload: object, lastEventId = ''): void {
    this.listeners.get(name)?.({ data: JSON.stringify(payload), lastEventId });
  }
}

function graph(subjects: Subject[]): Graph {
  return {
    project: {
      id: 'film', slug: 'tidewater', title: 'Tidewater', aspect: 1.78, default_tier: 'standard',
      version: 1, created_at: '2026-11-21T02:00:00Z',
    },
    script: null,
    sequence: 41,
    subjects,
    edges: [],
  };
}

describe('a film on the screen', () => {
  const reported: Problem[] = [];
  let server: Subject[];
  let calls: { graph: number; subject: number };
  let film: Film;
  let slow: () => Promise<void>;

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeSource);
    reported.length = 0;
    slow = async () => undefined;
    calls = { graph: 0, subject: 0 };
    server = [subject({ state: 'stale', take: take() })];
    const fake: Partial<Api> = {
      graph: async () => (calls.graph++, graph(server)),
      subject: async (_kind, id) => {
        calls.subject++;
        const before = server;
        await slow();
        const found = before.find((one) => one.id === id);
        if (!found) throw new Problem(404, { problem: 'Nothing is called that.' });
        return found;
      },
      generate: async (_project, ids) => ids.map((id) => render({ subject_id: id })),
    };
    film = new Film(fake as Api, (problem) => reported.push(problem));
    await film.show('tidewater');
  });

  afterEach(() => {
    film.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('follows the events after the graph that it read, at the tier of the film', () => {
    expect(FakeSource.last?.url).toContain('after=41');
    expect(film.tier).toBe('standard');
    expect(film.waiting).toHaveLength(1);
  });

  it('counts a picture of older code as ready, and repaints it only when asked', async () => {
    server = [subject({ state: 'outdated', take: take() })];
    FakeSource.last?.say('server:angle.updated', {}, '42');
    await vi.advanceTimersByTimeAsync(200);
    expect([film.ready, film.waiting.length, film.outdated.length]).toEqual([1, 0, 1]);
  });

  it('goes from the click through progress to the new picture', async () => {
    const wide = film.list[0] as Subject;
    await film.generate([wide]);
    expect(film.chip(film.list[0] as Subject)).toBe('queued');

    const about = { subject_id: 'wide', render_id: 'render-1', tier: 'low' };
    FakeSource.last?.say('server:generation.started', about, '42');
    FakeSource.last?.say('server:generation.progress', { ...about, progress: 0.5, step: 'rays' });
    expect(film.list[0]?.render).toMatchObject({ status: 'running', progress: 0.5, step: 'rays' });
    expect(calls.subject).toBe(0);

    server = [subject({ take: take({ id: 'take-2' }) })];
    FakeSource.last?.say('server:generation.complete', about, '43');
    await vi.advanceTimersByTimeAsync(200);
    expect(film.list[0]?.take?.id).toBe('take-2');
    expect(film.list[0]?.render).toBeNull();
    expect(film.ready).toBe(1);
    expect(calls).toEqual({ graph: 1, subject: 1 });
  });

  it('remembers why a render failed until it is tried again', async () => {
    const about = { subject_id: 'wide', problem: 'It took too long.' };
    FakeSource.last?.say('server:generation.failed', about, '42');
    expect(film.chip(film.list[0] as Subject)).toBe('failed');
    await film.generate(film.list);
    expect(film.failures.size).toBe(0);
  });

  it('does not open a render again whose end came before the answer to the click', async () => {
    const answer = film.generate(film.list);
    const about = { subject_id: 'wide', render_id: 'render-1', problem: 'No light.' };
    FakeSource.last?.say('server:generation.failed', about, '42');
    await answer;
    await vi.advanceTimersByTimeAsync(200);
    expect(film.list[0]?.render).toBeNull();
    expect(film.chip(film.list[0] as Subject)).toBe('failed');
  });

  it('reads again what changed while a reading was under way', async () => {
    const about = { subject_id: 'wide', render_id: 'render-1' };
    let answer = (): void => undefined;
    slow = () => new Promise<void>((resolve) => (answer = resolve));
    FakeSource.last?.say('server:generation.failed', about, '42');
    await vi.advanceTimersByTimeAsync(200);
    FakeSource.last?.say('server:generation.queued', { ...about, render_id: 'render-2' }, '43');
    slow = async () => undefined;
    answer(); // read before the second render was asked for
    await vi.advanceTimersByTimeAsync(50);
    expect(film.list[0]?.render).toBeNull();
    server = [subject({ render: render({ id: 'render-2' }) })];
    await vi.advanceTimersByTimeAsync(200);
    expect(film.list[0]?.render?.id).toBe('render-2');
  });

  it('reads the graph once for a burst of changes', async () => {
    for (const id of ['42', '43', '44']) {
      FakeSource.last?.say('server:environment.updated', { subject_id: 'harbour' }, id);
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(calls.graph).toBe(2);
  });

  it('reads everything again when the server was away, and goes on after the last event', async () => {
    FakeSource.last?.onopen?.();
    FakeSource.last?.say('server:generation.queued', { subject_id: 'wide' }, '57');
    const first = FakeSource.last;
    if (first) first.readyState = FakeSource.CLOSED;
    first?.onerror?.();
    expect(film.connection).toBe('lost');
    await vi.advanceTimersByTimeAsync(2000);
    expect(FakeSource.last).not.toBe(first);
    expect(FakeSource.last?.url).toContain('after=57');
    FakeSource.last?.onopen?.();
    await vi.advanceTimersByTimeAsync(200);
    expect(calls.graph).toBe(2);
    expect(film.connection).toBe('live');
  });

  it('drops what the script no longer has', async () => {
    server = [];
    FakeSource.last?.say('server:subjects.synced', {}, '42');
    await vi.advanceTimersByTimeAsync(200);
    expect(film.list).toEqual([]);
    expect(film.subjects.size).toBe(0);
  });
});
