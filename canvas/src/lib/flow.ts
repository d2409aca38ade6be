/**
 * The one door to Svelte Flow: nothing else imports it. Here the film's layout becomes its nodes
 * and edges, with explicit sizes and handles, so that what is out of view is never mounted.
 */
import type { Edge, Node } from '@xyflow/svelte';

import type { Box, Layout } from './state/layout';
import type { Subject } from './api/types';

export {
  Background,
  BackgroundVariant,
  BaseEdge,
  Controls,
  Handle,
  MiniMap,
  Position,
  SvelteFlow,
  SvelteFlowProvider,
  useSvelteFlow,
  useViewport,
} from '@xyflow/svelte';
export type { Edge, EdgeProps, Node, NodeProps } from '@xyflow/svelte';

import { Position } from '@xyflow/svelte';

export const SCRIPT_ID = 'script';

/** Bands, the script and a card for each subject, in the order in which Tab visits them. */
export function nodesOf(layout: Layout, subjects: readonly Subject[]): Node[] {
  const bands = layout.bands.map((band) => ({
    ...fixed(`band-${band.id}`, 'band', band),
    zIndex: -10,
  }));
  const cards = subjects.flatMap((subject) => {
    const box = layout.cards.get(subject.id);
    return box ? [fixed(subject.id, 'subject', box)] : [];
  });
  return [...bands, fixed(SCRIPT_ID, 'script', layout.script, Position.Left), ...cards];
}

/** What is built from what; an environment is built from the script. */
export function edgesOf(subjects: readonly Subject[]): Edge[] {
  return subjects.map((subject) => ({
    id: `to-${subject.id}`,
    source: subject.parent_id ?? SCRIPT_ID,
    target: subject.id,
    type: 'lineage',
    selectable: false,
    focusable: false,
  }));
}

function fixed(id: string, type: string, box: Box, out: Position = Position.Right): Node {
  const { x, y, width, height } = box;
  const middle = { y: height / 2, width: 1, height: 1 };
  return {
    id,
    type,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [
      { id: null, type: 'target', position: Position.Left, x: 0, ...middle },
      { id: null, type: 'source', position: out, x: out === Position.Left ? 0 : width, ...middle },
    ],
    data: {},
    draggable: false,
    selectable: false,
    focusable: false,
    connectable: false,
    deletable: false,
  };
}
