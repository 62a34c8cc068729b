import * as z from 'zod';
import type { SipSpec } from '../../../domain/monitor/sip-spec.ts';
import { family } from './fields.ts';
import type { Kind } from './kind.ts';
import { sipAddress, sipTarget } from './sip-uri.ts';
import { type Values, value } from './values.ts';

const codeRemedy = 'must be a final status code, from 200 to 699';

export const schema = z.strictObject({
  kind: z.literal('sip'),
  uri: value,
  user: value.exactOptional(),
  password: value.exactOptional(),
  register: value.exactOptional(),
  accept: z.array(z.number().int().min(200, codeRemedy).max(699, codeRemedy)).default([]),
  family,
});
type Written = z.output<typeof schema>;

/** A phone gateway. */
export const sip: Kind<Written, SipSpec> = {
  targets: ({ uri }) => [uri],
  read: (written, values) => {
    const { kind, accept, family } = written;
    const target = values.required(written.uri, sipTarget, 'uri');
    const login = loginOf(written, values);
    const question = questionOf(written, target?.uri, values);
    if (!target || login === undefined || !question) return null;
    return { kind, ...target, family, question, login, accept };
  },
};

/** Undefined, and a fault, where there is only one half of it. */
function loginOf({ user, password }: Written, values: Values): SipSpec['login'] | undefined {
  const name = values.optional(user, z.string(), 'user');
  const secret = values.optional(password, z.string(), 'password');
  if (name === null && secret === null) return null;
  if (name !== null && secret !== null) return { user: name, password: secret };
  const missing = name === null ? 'user' : 'password';
  values.note('is missing; set both user and password, or neither', missing);
  return undefined;
}

/** Only an address that nobody is called at may be registered: calls to it would come to the probe. */
function questionOf({ register }: Written, uri: string | undefined, values: Values) {
  if (register === undefined) return { method: 'OPTIONS' } as const;
  const address = values.required(register, sipAddress, 'register');
  if (address === null) return null;
  if (address.toLowerCase() !== withoutPort(uri)) return { method: 'REGISTER', address } as const;
  values.note('must be an address for tests only, other than the one of uri', 'register');
  return null;
}

function withoutPort(uri = ''): string {
  return uri.toLowerCase().replace(/:\d+$/, '');
}
