import type { Duplex } from 'node:stream';
import type { Login } from '../../../src/domain/monitor/probe-spec.ts';
import type { Identity } from '../certificates.ts';
import { type LinePeer, linePeer } from './mail-peer.ts';

/** How an IMAP server departs from one with which all is well. */
export type ImapManners = Readonly<{
  greeting?: string;
  capabilities?: readonly string[];
  /** Offers STARTTLS with this certificate; `capabilitiesInside` are those over TLS. */
  identity?: Identity;
  capabilitiesInside?: readonly string[];
  /**
   * Answers by the first word of a command, such as `EXAMINE`; `{tag}` stands for its tag, and null
   * says nothing.
   */
  answers?: Readonly<Record<string, string | null>>;
  /** How many messages the mailbox holds. */
  messages?: number;
  /** What FETCH tells as INTERNALDATE. */
  newest?: string;
  /** Whether it lets somebody in; without it, everybody. */
  admits?: (login: Login) => boolean;
  /** Every line that it hears, also over TLS. */
  onLine?: (line: string) => void;
}>;

type Session = Readonly<{ peer: LinePeer; manners: ImapManners; isInside: boolean }>;
type Command = (session: Session, tag: string, rest: string) => void;

const commands: Readonly<Record<string, Command>> = {
  CAPABILITY: ({ peer, manners, isInside }, tag) =>
    peer.say(`* CAPABILITY ${offered(manners, isInside)}\r\n${tag} OK Done\r\n`),
  STARTTLS: ({ peer, manners }, tag) => {
    if (manners.identity === undefined) peer.say(`${tag} BAD Not here\r\n`);
    else peer.startTls(`${tag} OK Begin\r\n`, manners.identity);
    attend({ peer, manners, isInside: manners.identity !== undefined });
  },
  ID: ({ peer }, tag) => peer.say(`* ID NIL\r\n${tag} OK Done\r\n`),
  AUTHENTICATE: (session, tag, rest) => {
    const initial = rest.split(' ')[1];
    if (initial === undefined) {
      askFor(session, (response) => admit(session, tag, plainLogin(response)));
    } else admit(session, tag, plainLogin(initial));
  },
  LOGIN: (session, tag, rest) =>
    askForLiteral(session, rest, (user, then) =>
      askForLiteral(session, then, (password) => admit(session, tag, { user, password })),
    ),
  EXAMINE: ({ peer, manners }, tag) =>
    peer.say(
      `* FLAGS (\\Seen)\r\n* ${manners.messages ?? 1} EXISTS\r\n${tag} OK [READ-ONLY] Done\r\n`,
    ),
  FETCH: ({ peer, manners }, tag) => {
    const date = manners.newest ?? dateTime(new Date());
    const newest = `* ${manners.messages ?? 1} FETCH (INTERNALDATE "${date}")`;
    peer.say(`${newest}\r\n${tag} OK Done\r\n`);
  },
  LOGOUT: ({ peer }, tag) => {
    peer.say(`* BYE See you\r\n${tag} OK Done\r\n`);
    peer.hangUp();
  },
};

/** A server with one mailbox that shows it to everybody, unless told otherwise (RFC 9051). */
export function imapServing(manners: ImapManners = {}): (stream: Duplex) => void {
  return (stream) => {
    const peer = linePeer(stream);
    peer.say(`${manners.greeting ?? '* OK Ready'}\r\n`);
    attend({ peer, manners, isInside: false });
  };
}

/** `date-time` of RFC 9051 §9, in UTC. */
export function dateTime(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
}

function attend(session: Session): void {
  const { peer, manners } = session;
  peer.onLine((line) => {
    manners.onLine?.(line);
    const [, tag = '*', word = '', rest = ''] = /^(\S+) (\S+) ?(.*)$/.exec(line) ?? [];
    const told = manners.answers?.[word.toUpperCase()];
    const command = commands[word.toUpperCase()];
    if (typeof told === 'string') peer.say(`${told.replaceAll('{tag}', tag)}\r\n`);
    else if (told === undefined && command) command(session, tag, rest);
    else if (told === undefined) peer.say(`${tag} BAD What?\r\n`);
  });
}

function offered(manners: ImapManners, isInside: boolean): string {
  const { capabilities = ['AUTH=PLAIN', 'SASL-IR'], identity } = manners;
  const outside = [...capabilities, ...(identity ? ['STARTTLS'] : [])];
  const words = isInside ? (manners.capabilitiesInside ?? capabilities) : outside;
  return ['IMAP4rev1', ...words].join(' ');
}

function askFor(session: Session, then: (response: string) => void): void {
  session.peer.onLine((line) => {
    session.manners.onLine?.(line);
    then(line);
  });
  session.peer.say('+ \r\n');
}

function admit(session: Session, tag: string, login: Login): void {
  const admitted = session.manners.admits?.(login) ?? true;
  const answer = admitted ? 'OK Welcome' : 'NO [AUTHENTICATIONFAILED] Wrong';
  session.peer.say(`${tag} ${answer}\r\n`);
  attend(session);
}

function plainLogin(message: string): Login {
  const [, user = '', password = ''] = Buffer.from(message, 'base64').toString('utf8').split('\0');
  return { user, password };
}

/** Asks for the literal that a line announces at its end (RFC 9051 §4.3), and hears the rest of it. */
function askForLiteral(
  { peer }: Session,
  line: string,
  then: (literal: string, rest: string) => void,
): void {
  const length = Number(/\{(\d+)\}$/.exec(line)?.[1]);
  peer.onBytes(length, (literal) => peer.onLine((rest) => then(literal, rest)));
  peer.say('+ \r\n');
}
