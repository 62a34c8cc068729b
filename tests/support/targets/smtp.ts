import type { Duplex } from 'node:stream';
import type { Login } from '../../../src/domain/monitor/probe-spec.ts';
import type { Identity } from '../certificates.ts';
import { type LinePeer, linePeer } from './mail-peer.ts';

/** How a mail server departs from one with which all is well. */
export type SmtpManners = Readonly<{
  greeting?: string;
  /** Replies by the first word of a command, such as `RCPT`; null says nothing. */
  replies?: Readonly<Record<string, string | null>>;
  /** What EHLO lists besides the name. */
  extensions?: readonly string[];
  /** Offers STARTTLS with this certificate; `extensionsInside` is what EHLO lists over TLS. */
  identity?: Identity;
  extensionsInside?: readonly string[];
  /** Whether it lets somebody in; without it, everybody. */
  admits?: (login: Login) => boolean;
  /** Takes messages, each without the dots that stand before dots; without it, DATA is unknown. */
  takes?: (message: string) => void;
  /** Every line that it hears, also over TLS. */
  onLine?: (line: string) => void;
}>;

const good: Readonly<Record<string, string>> = {
  HELO: '250 mail.example',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  RSET: '250 2.0.0 Ok',
};

type Session = Readonly<{ peer: LinePeer; manners: SmtpManners; isInside: boolean }>;

/** What it does with commands that take more than one reply. */
const commands: Readonly<Record<string, (session: Session, line: string) => void>> = {
  EHLO: ({ peer, manners, isInside }) => peer.say(listing(manners, isInside)),
  STARTTLS: (session) => startTls(session),
  AUTH: (session, line) => authenticate(session, line),
  DATA: (session) => take(session),
  QUIT: ({ peer }) => {
    peer.say('221 2.0.0 Bye\r\n');
    peer.hangUp();
  },
};

/** A mail server that takes mail for everybody, unless told otherwise (RFC 5321). */
export function smtpServing(manners: SmtpManners = {}): (stream: Duplex) => void {
  return (stream) => {
    const peer = linePeer(stream);
    peer.say(`${manners.greeting ?? '220 mail.example ESMTP'}\r\n`);
    attend({ peer, manners, isInside: false });
  };
}

function attend(session: Session): void {
  const { peer, manners } = session;
  peer.onLine((line) => {
    manners.onLine?.(line);
    const word = line.split(' ', 1)[0]?.toUpperCase() ?? '';
    const told = manners.replies?.[word];
    if (typeof told === 'string') peer.say(`${told}\r\n`);
    else if (told === undefined) obey(session, word, line);
  });
}

function obey(session: Session, word: string, line: string): void {
  const command = commands[word];
  if (command) command(session, line);
  else session.peer.say(`${good[word] ?? '500 5.5.2 What?'}\r\n`);
}

function startTls({ peer, manners }: Session): void {
  if (manners.identity === undefined) {
    peer.say('502 5.5.1 Not here\r\n');
    return;
  }
  peer.startTls('220 2.0.0 Go ahead\r\n', manners.identity);
  attend({ peer, manners, isInside: true });
}

/** Hears a message to its end (RFC 5321 §4.5.2). */
function take(session: Session): void {
  const { peer, manners } = session;
  if (manners.takes === undefined) {
    peer.say('500 5.5.2 What?\r\n');
    return;
  }
  const lines: string[] = [];
  peer.onLine((line) => {
    if (line !== '.') {
      lines.push(line.replace(/^\./, ''));
      return;
    }
    attend(session);
    peer.say('250 2.0.0 Ok\r\n');
    manners.takes?.(`${lines.join('\r\n')}\r\n`);
  });
  peer.say('354 Go on\r\n');
}

function listing(manners: SmtpManners, isInside: boolean): string {
  const { extensions = [], extensionsInside = extensions, identity } = manners;
  const offered = isInside ? extensionsInside : [...extensions, ...(identity ? ['STARTTLS'] : [])];
  const lines = ['mail.example', ...offered];
  return lines
    .map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}\r\n`)
    .join('');
}

/** PLAIN (RFC 4616) and LOGIN, each with what it asks for. */
function authenticate(session: Session, line: string): void {
  const { peer, manners } = session;
  const [, mechanism, initial] = line.split(' ');
  const heard: string[] = initial === undefined ? [] : [initial];
  const wanted = mechanism === 'PLAIN' ? 1 : 2;
  const goOn = () => {
    if (heard.length < wanted) {
      peer.say('334 \r\n');
      return;
    }
    const login = mechanism === 'PLAIN' ? plainLogin(heard) : loginOf(heard.map(decoded));
    const admitted = manners.admits?.(login) ?? true;
    peer.say(admitted ? '235 2.7.0 Welcome\r\n' : '535 5.7.8 Wrong\r\n');
    attend(session);
  };
  peer.onLine((answer) => {
    manners.onLine?.(answer);
    heard.push(answer);
    goOn();
  });
  goOn();
}

function plainLogin([message = '']: readonly string[]): Login {
  return loginOf(decoded(message).split('\0').slice(1));
}

function loginOf([user = '', password = '']: readonly string[]): Login {
  return { user, password };
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
