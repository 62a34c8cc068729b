import type { Login } from '../../../domain/monitor/probe-spec.ts';
import { loginPieces } from '../../mail/imap-words.ts';
import { plainResponse } from '../../mail/sasl.ts';
import { Failure } from '../../run.ts';
import type { ImapAnswer, ImapTalk } from './imap-talk.ts';

/** Signs in by the best way that is offered; returns the answer. Throws a `Failure` without one. */
export function signIn(
  talk: ImapTalk,
  login: Login,
  capabilities: readonly string[],
): Promise<ImapAnswer> {
  if (capabilities.includes('AUTH=PLAIN')) return authenticate(talk, login, capabilities);
  if (!capabilities.includes('LOGINDISABLED')) return talk.ask('login', loginPieces(login));
  const offered = capabilities.filter((capability) => capability.startsWith('AUTH='));
  if (offered.length === 0) throw new Failure('login_unavailable', 'The server takes no sign-in.');
  const all = offered.join(', ');
  throw new Failure('misconfigured', `The server takes no AUTH=PLAIN or LOGIN, only ${all}.`);
}

/** With an initial response where the server takes one (SASL-IR, RFC 4959). */
function authenticate(
  talk: ImapTalk,
  login: Login,
  capabilities: readonly string[],
): Promise<ImapAnswer> {
  const response = plainResponse(login);
  return capabilities.includes('SASL-IR')
    ? talk.ask('login', [`AUTHENTICATE PLAIN ${response}`])
    : talk.ask('login', ['AUTHENTICATE PLAIN', response]);
}
