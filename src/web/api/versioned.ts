import type { Answered } from './route.ts';

/** The answer with something whose changes are counted. */
export function versioned<Body extends Readonly<{ version: number }>>(
  body: Body,
): Extract<Answered, { kind: 'versioned' }> {
  return { kind: 'versioned', body, version: body.version };
}
