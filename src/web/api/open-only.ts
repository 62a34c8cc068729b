import * as z from 'zod';
import { Refusal } from './problem.ts';
import type { QueryParameter } from './route.ts';

/** Leaves out of a list what is over, or what is not. */
export const openOnly: QueryParameter = {
  name: 'open',
  schema: z.enum(['true', 'false']),
  description: 'true lists what still goes on only, false what is over only',
};

/** Reads it. @throws Refusal 400 where it is neither. */
export function onlyOpen(query: URLSearchParams): { open?: boolean } {
  const open = query.get('open');
  if (open === null) return {};
  if (open === 'true' || open === 'false') return { open: open === 'true' };
  throw new Refusal(400, 'Let open be true or false, or leave it out.');
}
