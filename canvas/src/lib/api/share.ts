/**
 * One stream for all tabs. A browser opens six connections to a host at most, and a stream holds
 * one for good: with a stream for each tab, the seventh would get nothing at all.
 */
import type { Connection, Feed, FilmEvent, OpenStream } from './stream';

/** What a tab says to the worker. */
export type Word = { follow: string; after: number } | { leave: true };
/** What the worker says to a tab. */
export type Told = { event: FilmEvent } | { connection: Connection };

export interface Listener {
  tell(told: Told): void;
}

/** Events that a tab may have missed between its reading of the graph and its first word here. */
const REMEMBERED = 500;

interface Shared {
  feed: Feed;
  /** The stream gave every event after this one, and the newest of them are kept. */
  since: number;
  recent: FilmEvent[];
  connection: Connection;
  listeners: Set<Listener>;
}

export class SharedStreams {
  readonly #open: OpenStream;
  readonly #streams = new Map<string, Shared>();

  constructor(open: OpenStream) {
    this.#open = open;
  }

  hear(listener: Listener, word: Word): void {
    this.#leave(listener);
    if ('follow' in word) this.#follow(listener, word.follow, word.after);
  }

  #follow(listener: Listener, project: string, after: number): void {
    const shared = this.#streams.get(project) ?? this.#start(project, after);
    shared.listeners.add(listener);
    listener.tell({ connection: shared.connection });
    if (after < shared.since) {
      listener.tell({ event: { name: 'server:full_sync', sequence: null, payload: {} } });
    }
    for (const event of shared.recent) {
      if ((event.sequence ?? 0) > after) listener.tell({ event });
    }
  }

  #start(project: string, after: number): Shared {
    const shared: Shared = {
      feed: { close: () => undefined },
      since: after,
      recent: [],
      connection: 'connecting',
      listeners: new Set(),
    };
    this.#streams.set(project, shared);
    shared.feed = this.#open(
      project,
      after,
      (event) => {
        if (event.sequence !== null) this.#remember(shared, event);
        for (const listener of shared.listeners) listener.tell({ event });
      },
      (connection) => {
        shared.connection = connection;
        for (const listener of shared.listeners) listener.tell({ connection });
      },
    );
    return shared;
  }

  #remember(shared: Shared, event: FilmEvent): void {
    shared.recent.push(event);
    if (shared.recent.length > REMEMBERED) shared.since = shared.recent.shift()?.sequence ?? 0;
  }

  #leave(listener: Listener): void {
    for (const [project, shared] of this.#streams) {
      if (!shared.listeners.delete(listener) || shared.listeners.size > 0) continue;
      shared.feed.close();
      this.#streams.delete(project);
    }
  }
}
