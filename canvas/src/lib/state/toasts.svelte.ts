/** Messages that come and go: problems stay until they are read away. */
import type { Problem } from '../api/problem';

export interface Toast {
  id: number;
  problem: string;
  known: string;
  remedy: string;
}

export class Toasts {
  items = $state<Toast[]>([]);
  #next = 1;

  report = (problem: Problem): void => {
    const { problem: what, known, remedy } = problem;
    if (this.items.some((toast) => toast.problem === what && toast.known === known)) return;
    this.items = [...this.items.slice(-3), { id: this.#next++, problem: what, known, remedy }];
  };

  dismiss = (id: number): void => {
    this.items = this.items.filter((toast) => toast.id !== id);
  };
}
