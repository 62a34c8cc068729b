import { type Role, roleMay } from './staff.ts';

/** What there is to be read and changed, by name. */
export const nouns = [
  'components',
  'incidents',
  'maintenances',
  'announcements',
  'monitors',
  'templates',
  'hours',
  'holidays',
  'settings',
  'subscribers',
  'webhooks',
  'audit',
] as const;
export type Noun = (typeof nouns)[number];

/** What the API is about, and so the scopes of tokens: contacts and brand are set in the console. */
export type TokenNoun = Exclude<Noun, 'settings'>;
export const tokenNouns: readonly TokenNoun[] = nouns.filter((noun) => noun !== 'settings');

/** What a token may do: all, or read or change one noun. Who may change may also read. */
export type Scope = '*' | `${TokenNoun}:${'read' | 'write'}`;

/** Who does something; the audit names them. */
export type Actor =
  | Readonly<{ kind: 'token'; id: string; name: string; scopes: readonly Scope[] }>
  /** Somebody who has signed in to the console. */
  | Readonly<{ kind: 'staff'; id: string; name: string; role: Role }>
  /** Whoever has the link of a subscription that belongs to a subscriber, whose id this is. */
  | Readonly<{ kind: 'subscriber'; id: string }>
  /** The clock: what happens by itself. */
  | Readonly<{ kind: 'clock' }>
  /** Whoever runs commands on the machine. */
  | Readonly<{ kind: 'terminal' }>;

/** Whether somebody may read or change a noun. */
export function may(actor: Actor, access: 'read' | 'write', noun: Noun): boolean {
  switch (actor.kind) {
    case 'clock':
    case 'terminal':
      return true;
    case 'staff':
      return roleMay(actor.role, access, noun);
    case 'subscriber':
      // Only their own ones: actions ask whose it is (`demandOwn`).
      return noun === 'webhooks';
    case 'token':
      return actor.scopes.some(
        (scope) => scope === '*' || scope === `${noun}:write` || scope === `${noun}:${access}`,
      );
  }
}

/** Reads a scope; null when there is no such scope. */
export function scopeOf(text: string): Scope | null {
  if (text === '*') return '*';
  const [noun, access, ...rest] = text.split(':');
  const known = tokenNouns.find((one) => one === noun);
  if (!known || rest.length > 0 || (access !== 'read' && access !== 'write')) return null;
  return `${known}:${access}`;
}
