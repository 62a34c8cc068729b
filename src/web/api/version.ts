import { Refusal } from './problem.ts';

/** The entity tag of a version (RFC 9110 §8.8.3). */
export function tagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that a change takes for the newest (`If-Match`, RFC 9110 §13.1.1); null where any will
 * do: without the header, or with `*`.
 * @throws Refusal 412 of a tag that no version has: a weak one never matches; 400 of anything else.
 */
export function versionAsked(request: Request): number | null {
  const header = request.headers.get('if-match')?.trim() ?? '*';
  if (header === '*') return null;
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  if (/^(W\/)?"[^"]*"$/.test(header)) {
    throw new Refusal(412, 'This is not the newest version; read it again, and send its ETag.');
  }
  throw new Refusal(400, 'Let If-Match be the one ETag that you have read, such as "3".');
}
