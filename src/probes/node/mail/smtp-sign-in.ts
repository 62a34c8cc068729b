import type { Login } from '../../../domain/monitor/probe-spec.ts';
import { loginResponses, plainResponse } from '../../mail/sasl.ts';
import type { SmtpReply } from '../../mail/smtp-reply.ts';
import { Failure } from '../../run.ts';
import type { SmtpTalk } from './smtp-talk.ts';

/** The longest command that every server reads (RFC 5321 §4.5.3.1.4). */
const commandLimit = 510;

/** Signs in by the best mechanism that is offered; returns the last reply (RFC 4954). */
export function signIn(
  talk: SmtpTalk,
  login: Login,
  mechanisms: readonly string[],
): Promise<SmtpReply> {
  if (mechanisms.includes('PLAIN')) return signInByPlain(talk, login);
  if (mechanisms.includes('LOGIN')) return signInByLogin(talk, login);
  if (mechanisms.length === 0) {
    throw new Failure('login_unavailable', 'The server offers no AUTH.');
  }
  const offered = mechanisms.join(', ');
  throw new Failure('misconfigured', `The server takes no PLAIN or LOGIN, only ${offered}.`);
}

/** An initial response that makes the command too long is said on a line of its own (§4). */
function signInByPlain(talk: SmtpTalk, login: Login): Promise<SmtpReply> {
  const response = plainResponse(login);
  const atOnce = `AUTH PLAIN ${response}`;
  return atOnce.length <= commandLimit
    ? talk.ask('auth', atOnce)
    : answerChallenges(talk, 'AUTH PLAIN', [response]);
}

function signInByLogin(talk: SmtpTalk, login: Login): Promise<SmtpReply> {
  return answerChallenges(talk, 'AUTH LOGIN', loginResponses(login));
}

async function answerChallenges(talk: SmtpTalk, command: string, answers: readonly string[]) {
  let reply = await talk.ask('auth', command);
  for (const answer of answers) {
    if (reply.code !== 334) break;
    reply = await talk.ask('auth', answer);
  }
  return reply;
}
