/** Subjects and renders as the API gives them, short enough for a test to read. */
import type { Render, Subject, Take } from '../src/lib/api/types';

export function subject(fields: Partial<Subject> = {}): Subject {
  return {
    id: 'wide',
    project_id: 'film',
    kind: 'angle',
    key: 'tidewater/harbour/wide',
    slug: 'wide',
    name: 'HARBOUR, wide',
    parent_id: 'harbour',
    parameters: { framing: 'wide' },
    overrides: {},
    wanted_digest: 'd1',
    version: 1,
    script_link: null,
    notes: '',
    updated_at: '2026-11-21T02:00:00Z',
    state: 'fresh',
    differences: [],
    take: null,
    render: null,
    ...fields,
  };
}

export function render(fields: Partial<Render> = {}): Render {
  return {
    id: 'render-1',
    subject_id: 'wide',
    subject_key: 'tidewater/harbour/wide',
    tier: 'low',
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
    created_at: '2026-11-21T02:00:00Z',
    started_at: null,
    finished_at: null,
    ...fields,
  };
}

export function take(fields: Partial<Take> = {}): Take {
  return {
    id: 'take-1',
    subject_id: 'wide',
    subject_key: 'tidewater/harbour/wide',
    name: 'HARBOUR-WIDE_v01_take01',
    number: 1,
    version: 1,
    tier: 'low',
    painter: 'blockout',
    recipe_digest: 'r1',
    wanted_digest: 'd1',
    pixel_sha256: 'p1',
    width: 680,
    height: 384,
    scores: {},
    seconds: 2.4,
    cost: 0,
    worker: 'low-0',
    run_id: null,
    commit: 'c1',
    reused_from: null,
    created_at: '2026-11-21T02:00:00Z',
    pictures: { thumbnail: '/t', preview: '/p', picture: '/o', depth: null },
    ...fields,
  };
}
