/** How a command ended (RFC 3501 §7.1): lines without a tag, then the one that has it. */
export type Reply = Readonly<{
  untagged: readonly string[];
  status: 'OK' | 'NO' | 'BAD';
  text: string;
}>;

/** It was done. */
export function ok(text: string, untagged: readonly string[] = []): Reply {
  return { untagged, status: 'OK', text };
}

/** It could not be done. */
export function no(text: string): Reply {
  return { untagged: [], status: 'NO', text };
}

/** It was not understood, or said at the wrong time. */
export function bad(text: string): Reply {
  return { untagged: [], status: 'BAD', text };
}

/** A command that goes on in the next line (RFC 3501 §7.5). */
export type Awaited = Readonly<{ awaits: 'done' | 'credentials'; prompt: string }>;
