/** What an event means for the film on the screen: a pure function, so that it can be tested. */
import type { FilmEvent } from '../api/feed';
import type { Render } from '../api/types';

export interface Change {
  /** The subject whose open render changed; `render: null` closes it. */
  subject?: string;
  render?: Partial<Render> | null;
  /** Id of the render that is closed. */
  closed?: string;
  /** What has to be read anew: one subject, or everything because staleness spreads downwards. */
  refresh: 'nothing' | 'subject' | 'everything';
  /** Why a render failed, or what was done instead of what was asked for. */
  failure?: string;
}

const EVERYTHING: Change = { refresh: 'everything' };

export function changeOf({ name, payload }: FilmEvent): Change {
  const subject = typeof payload.subject_id === 'string' ? payload.subject_id : undefined;
  const topic = name.replace('server:', '');
  if (!topic.startsWith('generation.') || subject === undefined) {
    return topic === 'take.recorded' && subject ? { subject, refresh: 'subject' } : EVERYTHING;
  }
  switch (topic) {
    case 'generation.queued':
    case 'generation.moved':
      return { subject, render: renderOf(payload, 'queued'), refresh: 'nothing' };
    case 'generation.started':
    case 'generation.progress':
      return { subject, render: renderOf(payload, 'running'), refresh: 'nothing' };
    case 'generation.failed': {
      const failure = String(payload.problem ?? 'The render failed.');
      return { subject, render: null, refresh: 'subject', failure, closed: idOf(payload) };
    }
    default: {
      const closed: Change = { subject, render: null, refresh: 'subject', closed: idOf(payload) };
      return payload.fallback ? { ...closed, failure: String(payload.fallback) } : closed;
    }
  }
}

function idOf(payload: Record<string, unknown>): string {
  return typeof payload.render_id === 'string' ? payload.render_id : '';
}

function renderOf(payload: Record<string, unknown>, status: Render['status']): Partial<Render> {
  const render: Partial<Render> = { status };
  if (typeof payload.render_id === 'string') render.id = payload.render_id;
  if (typeof payload.tier === 'string') render.tier = payload.tier as Render['tier'];
  if (typeof payload.progress === 'number') render.progress = payload.progress;
  if (typeof payload.step === 'string') render.step = payload.step;
  return render;
}
