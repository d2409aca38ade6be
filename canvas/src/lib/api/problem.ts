/** What went wrong, what was known, what to do: the API's problem+json as an error. */

export class Problem extends Error {
  readonly status: number;
  readonly problem: string;
  readonly known: string;
  readonly remedy: string;
  /** What the server has now, when a change was based on an older version. */
  readonly current: unknown;

  constructor(status: number, body: unknown) {
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const problem = text(fields.problem) || text(fields.title) || `The server answered ${status}.`;
    super(problem);
    this.status = status;
    this.problem = problem;
    this.known = text(fields.known);
    this.remedy = text(fields.remedy);
    this.current = fields.current;
  }

  /** The error of a request that got no answer at all. */
  static unreachable(): Problem {
    return new Problem(0, {
      problem: 'The server does not answer.',
      remedy: "Start it with 'make up'; this page goes on by itself.",
    });
  }

  static of(error: unknown): Problem {
    return error instanceof Problem ? error : Problem.unreachable();
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
