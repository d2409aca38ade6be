/** The film's events for this tab: from the stream that all tabs share, where the browser can. */
import type { Told, Word } from './share';
import { openStream, type Connection, type Feed, type FilmEvent } from './stream';

export type { Connection, Feed, FilmEvent };

export function openFeed(
  project: string,
  after: number,
  onEvent: (event: FilmEvent) => void,
  onConnection: (connection: Connection) => void,
): Feed {
  if (!('SharedWorker' in globalThis)) return openStream(project, after, onEvent, onConnection);
  const worker = new SharedWorker(new URL('./feed.worker.ts', import.meta.url), {
    type: 'module',
    name: 'film-events',
  });
  const say = (word: Word): void => worker.port.postMessage(word);
  worker.port.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('event' in data) onEvent(data.event);
    else onConnection(data.connection);
  };
  const leave = (): void => say({ leave: true });
  addEventListener('pagehide', leave);
  say({ follow: project, after });
  return {
    close() {
      removeEventListener('pagehide', leave);
      leave();
      worker.port.close();
    },
  };
}
