/** What can go wrong with the sandbox. The two `unknown_…` kinds mean that it was used wrongly. */
export const sandboxErrorKinds = [
  'not_running',
  'stale',
  'already_running',
  'unknown_channel',
  'unknown_mode',
  'port_taken',
  'refused',
] as const;
export type SandboxErrorKind = (typeof sandboxErrorKinds)[number];

/** A fault whose message is one sentence for the person at the terminal. */
export class SandboxError extends Error {
  readonly kind: SandboxErrorKind;

  constructor(kind: SandboxErrorKind, sentence: string) {
    super(sentence);
    this.name = 'SandboxError';
    this.kind = kind;
  }
}
