/**
 * The header field that marks a message as ours: `RUN; expires=INSTANT`, the instant in UTC as in
 * RFC 3339. Whatever carries it may be removed once it has expired.
 */
export const markField = 'X-Helplight-Probe';

/** Whose message it is, and from when on nobody waits for it any more (UTC milliseconds). */
export type Mark = Readonly<{ runId: string; expiresAt: number }>;

/** The value of the field. */
export function markValue({ runId, expiresAt }: Mark): string {
  return `${runId}; expires=${new Date(expiresAt).toISOString()}`;
}

/** The mark in the header of a message, which may be folded (RFC 5322 §2.2.3); null without one. */
export function markIn(header: string): Mark | null {
  const unfolded = header.replace(/\r?\n(?=[ \t])/g, '');
  const found = /^X-Helplight-Probe:[ \t]*([^\s;]+);[ \t]*expires=(\S+)[ \t]*$/im.exec(unfolded);
  const [, runId = '', instant = ''] = found ?? [];
  const expiresAt = Date.parse(instant);
  return Number.isNaN(expiresAt) ? null : { runId, expiresAt };
}
