import type { RequestKey } from '../../actions/change/acting.ts';
import { sha256Hex } from '../../storage/hash.ts';
import { type Fields, typedIn } from './form.ts';

/** What says nothing about what is asked for. */
const passing = new Set(['once', 'draft', 'page']);

/**
 * The key under which what a form asks for is carried out only once, however often it is sent; null
 * of a form without one. The fingerprint is the SHA-256 of where it was sent and of all fields.
 */
export async function requestKeyOf(
  { url }: Request,
  fields: Fields,
  staffId: string,
): Promise<RequestKey | null> {
  const key = typedIn(fields, 'once');
  if (!/^[a-z0-9]{12}$/.test(key)) return null;
  const typed = [...fields].filter(([name]) => !passing.has(name)).toSorted();
  const all = JSON.stringify([new URL(url).pathname, typed]);
  const fingerprint = await sha256Hex(new TextEncoder().encode(all));
  return { holder: `staff:${staffId}`, key, fingerprint };
}
