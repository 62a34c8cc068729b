import type { SipSpec } from '../../domain/monitor/sip-spec.ts';
import type { Probe } from '../probe.ts';
import { type Run, runProbe } from '../run.ts';
import { type Asked, judgeAnswer } from '../sip/answers.ts';
import { bytesOf } from '../sip/byte-string.ts';
import { isChallenge } from '../sip/challenge.ts';
import type { SipResponse } from '../sip/message.ts';
import { asUserPart, readUri } from '../sip/uri.ts';
import { within } from '../time-limit.ts';
import type { OneFamily } from './addresses.ts';
import { connect, firstOf, type Network } from './connect.ts';
import type { LoginBackOff } from './login-back-off.ts';
import { Conversation, type Topic } from './sip/conversation.ts';
import { Datagrams } from './sip/datagrams.ts';
import { Stream } from './sip/stream.ts';

const unregisterLimitMs = 1000;

type Spec = SipSpec & { family: OneFamily };
type Begun = Readonly<{ conversation: Conversation; answer: SipResponse }>;

/**
 * Asks a phone gateway over UDP, TCP or TLS whether it is there (RFC 3261 §11), or has it register
 * a test address for a moment (§10), through the phases `dns`, `tcp`, `tls`, `request`, `auth` and
 * `unregister`. The first question is always without credentials; they are sent when asked for.
 */
export function sipProbe(network: Network, backOff: LoginBackOff): Probe<Spec> {
  return (spec, context) =>
    runProbe(context, async (run) => {
      const topic = topicOf(spec);
      const begin = spec.transport === 'udp' ? overUdp : overConnection;
      const begun = await begin(spec, topic, network, run);
      const answer = await signedIn(begun, spec, backOff, run);
      const { conversation } = begun;
      judgeAnswer(answer, askedOf(spec), conversation.credentials, spec.accept);
      await unregister(conversation, run);
    });
}

/** Each address has its fair share of the time to give a first answer. */
function overUdp(spec: Spec, topic: Topic, network: Network, run: Run): Promise<Begun> {
  return firstOf(spec, network, run, (address) => {
    run.enter('request', 'no_response');
    const line = new Datagrams(address);
    let close = () => line.close();
    run.closeAtEnd(() => close());
    const begun = async () => {
      await line.connected(address, spec.port);
      const conversation = new Conversation(line, topic);
      close = () => conversation.close();
      return { conversation, answer: await conversation.ask(run) };
    };
    return { done: begun(), abandon: () => close() };
  });
}

async function overConnection(spec: Spec, topic: Topic, network: Network, run: Run) {
  const { host, port, family, transport } = spec;
  const security = transport === 'tls' ? 'tls' : 'plain';
  const socket = await connect({ host, port, family, security, alpn: null }, network, run);
  run.enter('request', 'no_response');
  const line = new Stream(socket, transport === 'tls' ? 'TLS' : 'TCP');
  const conversation = new Conversation(line, topic);
  run.closeAtEnd(() => conversation.close());
  return { conversation, answer: await conversation.ask(run) };
}

/** The answer after credentials were sent, where they were asked for and may be tried. */
async function signedIn(
  { conversation, answer }: Begun,
  spec: Spec,
  backOff: LoginBackOff,
  run: Run,
): Promise<SipResponse> {
  const { login } = spec;
  if (login === null || !isChallenge(answer)) return answer;
  run.enter('auth', 'no_response');
  backOff.throwIfPaused(spec, login);
  const final = await conversation.signIn(answer, login, run);
  if (isChallenge(final) || final.status === 403) backOff.rejected(spec, login);
  else if (final.status < 500) backOff.accepted(spec, login);
  return final;
}

/** A gateway that does not take it back in time forgets it by itself after a minute. */
async function unregister(conversation: Conversation, run: Run): Promise<void> {
  if (!conversation.mayBeRegistered) return;
  run.enter('unregister', 'no_response');
  const limitMs = Math.min(unregisterLimitMs, run.remainingMs() / 2);
  await within(limitMs, run, conversation.unregister(run)).catch(() => {});
}

function askedOf({ question, uri }: Spec): Asked {
  if (question.method === 'REGISTER') return 'registration';
  return readUri(uri).user === null ? 'gateway' : 'line';
}

/** Throws `misconfigured` for what cannot be said, before anything is sent. */
function topicOf({ uri, question, login }: Spec): Topic {
  const { scheme, place } = readUri(uri);
  switch (question.method) {
    case 'OPTIONS': {
      // Gateways know a customer by the address that signs in.
      const user = login && asUserPart(bytesOf(login.user));
      return { method: 'OPTIONS', uri, from: user && `${scheme}:${user}@${place}`, to: uri };
    }
    case 'REGISTER': {
      const { address } = question;
      readUri(address);
      // A registrar is asked by its place alone (RFC 3261 §10.2).
      return { method: 'REGISTER', uri: `${scheme}:${place}`, from: address, to: address };
    }
  }
}
