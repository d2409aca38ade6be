/** Calls of the API, typed by its own description; every failure is a `Problem`. */
import createClient from 'openapi-fetch';

import { Problem } from './problem';
import type { paths } from './schema';
import type {
  Graph, Kind, Parameters, Project, Render, Subject, Take, Tier, Vocabulary,
} from './types';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const client = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '' });

async function settled<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw Problem.unreachable();
  }
  if (!answer.response.ok) throw new Problem(answer.response.status, answer.error);
  return answer.data as T;
}

export const api = {
  projects: (): Promise<Project[]> => settled(client.GET('/api/v1/projects')),

  vocabulary: (): Promise<Vocabulary> => settled(client.GET('/api/v1/vocabulary')),

  tiers: () => settled(client.GET('/api/v1/tiers')),

  graph: (project: string): Promise<Graph> =>
    settled(client.GET('/api/v1/projects/{project}/graph', { params: { path: { project } } })),

  async takes(project: string, subject: string): Promise<Take[]> {
    const params = { path: { project }, query: { subject, limit: 100 } };
    return (await settled(client.GET('/api/v1/projects/{project}/takes', { params }))).items;
  },

  subject(kind: Kind, id: string): Promise<Subject> {
    const params = { path: { subject_id: id } };
    switch (kind) {
      case 'environment':
        return settled(client.GET('/api/v1/environments/{subject_id}', { params }));
      case 'angle':
        return settled(client.GET('/api/v1/angles/{subject_id}', { params }));
      case 'variation':
        return settled(client.GET('/api/v1/variations/{subject_id}', { params }));
      case 'shot':
        return settled(client.GET('/api/v1/shots/{subject_id}', { params }));
    }
  },

  /** Merge `parameters` into a subject; `version` is the one that the person saw. */
  change(kind: Kind, id: string, version: number, parameters: Parameters): Promise<Subject> {
    const headers = { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"` };
    const given = {
      params: { path: { subject_id: id }, header: { 'if-match': `"${version}"` } },
      body: { parameters },
      headers,
    };
    switch (kind) {
      case 'environment':
        return settled(client.PATCH('/api/v1/environments/{subject_id}', given));
      case 'angle':
        return settled(client.PATCH('/api/v1/angles/{subject_id}', given));
      case 'variation':
        return settled(client.PATCH('/api/v1/variations/{subject_id}', given));
      case 'shot':
        return settled(client.PATCH('/api/v1/shots/{subject_id}', given));
    }
  },

  generate(project: string, subjects: string[], tier: Tier): Promise<Render[]> {
    const body = { subjects, tier, all: false, stale: false };
    const params = { path: { project } };
    return settled(client.POST('/api/v1/projects/{project}/renders', { params, body }));
  },

  async cancel(render: string): Promise<void> {
    const params = { path: { render_id: render } };
    await settled(client.DELETE('/api/v1/renders/{render_id}', { params }));
  },
};

export type Api = typeof api;
