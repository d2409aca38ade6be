import { describe, expect, it } from 'vitest';

import { changeOf } from '../src/lib/state/events';

const about = (name: string, payload: Record<string, unknown> = {}) =>
  changeOf({ name, sequence: 1, payload: { subject_id: 'wide', ...payload } });

describe('what an event means', () => {
  it('progress moves the render and reads nothing', () => {
    const change = about('server:generation.progress', {
      render_id: 'r', tier: 'low', progress: 0.4, step: 'rays',
    });
    expect(change).toEqual({
      subject: 'wide',
      refresh: 'nothing',
      render: { status: 'running', id: 'r', tier: 'low', progress: 0.4, step: 'rays' },
    });
  });

  it('a finished render closes it and reads the subject, whose picture is new', () => {
    expect(about('server:generation.complete', { status: 'made', render_id: 'r' })).toEqual({
      subject: 'wide', render: null, refresh: 'subject', closed: 'r',
    });
  });

  it('a failed render says why', () => {
    const change = about('server:generation.failed', { problem: 'It took too long.' });
    expect(change.failure).toBe('It took too long.');
    expect(change.render).toBeNull();
  });

  it('a changed parameter reads everything, because staleness spreads downwards', () => {
    expect(about('server:angle.updated').refresh).toBe('everything');
    expect(about('server:full_sync').refresh).toBe('everything');
    expect(changeOf({ name: 'server:subjects.synced', sequence: 3, payload: {} }).refresh).toBe('everything');
  });

  it('a recorded take reads its subject only', () => {
    expect(about('server:take.recorded').refresh).toBe('subject');
  });
});
