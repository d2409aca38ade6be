/** What the page's address says: `?project=<slug>` or `?subject=<key>`, whose film comes first. */

export interface Wish {
  project: string | null;
  subject: string | null;
}

export function wishOf(search: string): Wish {
  const query = new URLSearchParams(search);
  const subject = query.get('subject');
  return { subject, project: subject?.split('/')[0] ?? query.get('project') };
}

export function addressOf(project: string, subject: string | undefined): string {
  const query = new URLSearchParams(subject ? { subject } : { project });
  return `?${query}`;
}
