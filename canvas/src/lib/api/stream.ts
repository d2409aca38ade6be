/**
 * One stream of a film's events, as they happen. The browser resumes by Last-Event-ID after a short gap; where
 * it gives up (the server was away) a new stream goes on after the last number seen.
 */

export interface FilmEvent {
  name: string;
  /** Number of a durable event; null for progress, which is said once and kept nowhere. */
  sequence: number | null;
  payload: Record<string, unknown>;
}

export type Connection = 'connecting' | 'live' | 'lost';

export const EVENT_NAMES = [
  'server:project.updated',
  'server:script.saved',
  'server:subjects.synced',
  'server:environment.updated',
  'server:angle.updated',
  'server:variation.updated',
  'server:shot.updated',
  'server:generation.queued',
  'server:generation.moved',
  'server:generation.started',
  'server:generation.progress',
  'server:generation.complete',
  'server:generation.failed',
  'server:generation.cancelled',
  'server:take.recorded',
  'server:full_sync',
] as const;

const RETRY_MS = 1500;

export interface Feed {
  close(): void;
}

export type OpenStream = typeof openStream;

export function openStream(
  project: string,
  after: number,
  onEvent: (event: FilmEvent) => void,
  onConnection: (connection: Connection) => void,
): Feed {
  let last = after;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    const query = new URLSearchParams({ after: String(last) });
    source = new EventSource(`/api/v1/projects/${encodeURIComponent(project)}/events?${query}`);
    source.onopen = () => onConnection('live');
    source.onerror = () => {
      onConnection('lost');
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
    };
    for (const name of EVENT_NAMES) source.addEventListener(name, (message) => take(name, message));
  }

  function take(name: string, message: MessageEvent<string>): void {
    // Progress carries no id of its own: `lastEventId` then repeats the one before.
    const number = Number(message.lastEventId);
    const durable = message.lastEventId !== '' && number !== last;
    if (durable) last = number;
    const payload = JSON.parse(message.data) as Record<string, unknown>;
    onEvent({ name, sequence: durable ? number : null, payload });
  }

  onConnection('connecting');
  connect();
  return {
    close() {
      clearTimeout(timer);
      source?.close();
    },
  };
}
