/** The film on the screen: its subjects and renders, kept in step with the server by its events. */
import { SvelteMap } from 'svelte/reactivity';

import type { Api } from '../api/client';
import { openFeed, type Connection, type Feed, type FilmEvent } from '../api/feed';
import { Problem } from '../api/problem';
import type { Graph, Parameters, Project, Script, Subject, Tier } from '../api/types';
import { changeOf } from './events';
import { chipOf, type Chip } from './words';

/** Several events at a time ask for one reading. */
const SETTLE_MS = 120;
/** More subjects than this are read with the whole graph, in one call. */
const FEW = 12;

export class Film {
  project = $state.raw<Project | null>(null);
  script = $state.raw<Script | null>(null);
  /** Ids in the order of the film; what a card shows is in `subjects`. */
  order = $state.raw<string[]>([]);
  readonly subjects = new SvelteMap<string, Subject>();
  /** Why the last render of a subject failed, until it is tried again. */
  readonly failures = new SvelteMap<string, string>();
  connection = $state<Connection>('connecting');
  loading = $state(false);
  selected = $state<string | null>(null);
  tier = $state<Tier>('low');

  #api: Api;
  #report: (problem: Problem) => void;
  #feed: Feed | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;
  /** Counts the films that were opened: an answer about an earlier one is dropped. */
  #visit = 0;
  #dirty = new Set<string>();
  /** Renders that events have closed: an answer that comes later must not open them again. */
  #closed = new Set<string>();
  #everything = false;

  constructor(api: Api, report: (problem: Problem) => void) {
    this.#api = api;
    this.#report = report;
  }

  readonly list = $derived(this.order.flatMap((id) => this.subjects.get(id) ?? []));
  readonly waiting = $derived(this.list.filter((one) => !one.render && !isReady(one)));
  /** Painted by older code: they show what is wanted, and are repainted only when asked for. */
  readonly outdated = $derived(this.list.filter((one) => !one.render && one.state === 'outdated'));
  readonly open = $derived(this.list.filter((one) => one.render));
  readonly ready = $derived(this.list.filter(isReady).length);

  /** The selected subject, what it is built from, and what is built from it. */
  readonly lineage = $derived.by(() => {
    const ids = new Set<string>();
    let at = this.selected === null ? undefined : this.subjects.get(this.selected);
    if (at) ids.add(at.id);
    for (const one of this.list) if (one.parent_id && ids.has(one.parent_id)) ids.add(one.id);
    while ((at = at?.parent_id ? this.subjects.get(at.parent_id) : undefined)) ids.add(at.id);
    return ids;
  });

  /** The place that a subject belongs to. */
  placeOf(subject: Subject): Subject {
    let at = subject;
    for (let up: Subject | undefined = at; up; up = this.subjects.get(at.parent_id ?? '')) at = up;
    return at;
  }

  get selection(): Subject | null {
    return this.selected === null ? null : (this.subjects.get(this.selected) ?? null);
  }

  chip(subject: Subject): Chip {
    return chipOf(subject, this.failures.has(subject.id));
  }

  /** Open a film by slug or id, and follow it from then on. */
  async show(project: string): Promise<void> {
    this.close();
    this.#visit += 1;
    this.selected = null;
    this.project = null;
    this.subjects.clear();
    this.failures.clear();
    this.#closed.clear();
    this.order = [];
    const graph = await this.#load(project);
    if (!graph) return;
    this.tier = graph.project.default_tier;
    this.#feed = openFeed(
      graph.project.id,
      graph.sequence,
      (event) => this.take(event),
      (connection) => this.#connected(connection),
    );
  }

  close(): void {
    this.#feed?.close();
    this.#feed = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Take in one event of the server. */
  take(event: FilmEvent): void {
    const change = changeOf(event);
    if (change.closed) this.#closed.add(change.closed);
    const subject = change.subject ? this.subjects.get(change.subject) : undefined;
    if (change.subject) {
      if (change.failure) this.failures.set(change.subject, change.failure);
      else if (change.render) this.failures.delete(change.subject);
    }
    if (subject && change.render !== undefined) {
      const render = change.render && { ...blankRender(subject, this.tier), ...subject.render, ...change.render };
      this.subjects.set(subject.id, { ...subject, render });
    }
    if (change.refresh === 'everything') this.#everything = true;
    if (change.refresh === 'subject' && change.subject) this.#dirty.add(change.subject);
    if (change.subject && event.sequence !== null) this.#touched(change.subject);
    if (change.refresh !== 'nothing') this.#settle();
  }

  /** What changes while a reading is under way is read again: its answer may be older. */
  #touched(subject: string): void {
    if (this.#reading) this.#dirty.add(subject);
  }

  async generate(subjects: Subject[]): Promise<void> {
    if (!this.project || subjects.length === 0) return;
    const ids = subjects.map((subject) => subject.id);
    for (const id of ids) this.failures.delete(id);
    await this.#tried(async () => {
      const renders = await this.#api.generate(this.project?.id ?? '', ids, this.tier);
      for (const render of renders) {
        const subject = this.subjects.get(render.subject_id);
        const running = render.status === 'queued' || render.status === 'running';
        const open = running && !this.#closed.has(render.id);
        // The stream may have been faster: never step back from running to queued.
        if (subject && open && !subject.render) this.subjects.set(subject.id, { ...subject, render });
        if (!open) this.#dirty.add(render.subject_id);
        this.#touched(render.subject_id);
      }
      if (this.#dirty.size) this.#settle();
    });
  }

  async cancel(subjects: Subject[]): Promise<void> {
    for (const subject of subjects) {
      const render = subject.render;
      if (!render) continue;
      await this.#tried(() => this.#api.cancel(render.id));
      this.#dirty.add(subject.id);
    }
    this.#settle();
  }

  /** Change parameters; throws the `Problem` for the form to show (412 carries both values). */
  async change(subject: Subject, version: number, parameters: Parameters): Promise<Subject> {
    const changed = await this.#api.change(subject.kind, subject.id, version, parameters);
    this.subjects.set(changed.id, changed);
    this.#everything = true; // what is below became stale too
    this.#settle();
    return changed;
  }

  #connected(connection: Connection): void {
    if (connection === 'live' && this.connection === 'lost') {
      this.#everything = true; // progress is not replayed
      this.#settle();
    }
    this.connection = connection;
  }

  /** Read what is dirty soon. One reading at a time: an answer must not overwrite a newer one. */
  #settle(): void {
    if (this.#timer !== undefined || this.#reading) return;
    this.#timer = setTimeout(async () => {
      this.#timer = undefined;
      this.#reading = true;
      await this.#refresh();
      this.#reading = false;
      if (this.#everything || this.#dirty.size) this.#settle();
    }, SETTLE_MS);
  }

  async #refresh(): Promise<void> {
    const project = this.project;
    if (!project) return;
    const ids = [...this.#dirty];
    const everything = this.#everything || ids.length > FEW;
    this.#dirty.clear();
    this.#everything = false;
    if (everything) {
      await this.#load(project.id);
      return;
    }
    await this.#tried(async () => {
      const kinds = ids.flatMap((id) => this.subjects.get(id) ?? []);
      const fresh = await Promise.all(kinds.map((one) => this.#api.subject(one.kind, one.id)));
      for (const subject of fresh) this.subjects.set(subject.id, subject);
    });
  }

  /** Read the whole graph; null when it cannot be had. */
  async #load(project: string): Promise<Graph | null> {
    const visit = this.#visit;
    this.loading = this.order.length === 0;
    try {
      const graph = await this.#api.graph(project);
      if (visit !== this.#visit) return null;
      this.project = graph.project;
      this.script = graph.script;
      const known = new Set(graph.subjects.map((subject) => subject.id));
      for (const id of this.subjects.keys()) if (!known.has(id)) this.subjects.delete(id);
      for (const subject of graph.subjects) this.subjects.set(subject.id, subject);
      const order = graph.subjects.map((subject) => subject.id);
      if (order.join() !== this.order.join()) this.order = order;
      return graph;
    } catch (error) {
      this.#report(Problem.of(error));
      return null;
    } finally {
      this.loading = false;
    }
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#report(Problem.of(error));
    }
  }
}

/** Whether a subject has a picture of what is wanted. */
export function isReady(subject: Subject): boolean {
  return subject.state === 'fresh' || subject.state === 'outdated';
}

function blankRender(subject: Subject, tier: Tier): NonNullable<Subject['render']> {
  return {
    id: '',
    subject_id: subject.id,
    subject_key: subject.key,
    tier,
    status: 'queued',
    progress: 0,
    step: '',
    problem: '',
    take_id: null,
    run_id: null,
    priority: 0,
    fallback: '',
    machine: '',
    gpu: '',
    cpu_s: 0,
    gpu_s: 0,
    energy_j: null,
    created_at: new Date().toISOString(),
    started_at: null,
    finished_at: null,
  };
}
