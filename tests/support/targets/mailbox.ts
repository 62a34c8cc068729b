import type { Duplex } from 'node:stream';
import { type LinePeer, linePeer } from './mail-peer.ts';

/** How a mailbox departs from one with which all is well. */
export type MailboxManners = Readonly<{
  capabilities?: readonly string[];
  /** So many messages of other people were there before; they are only counted. */
  older?: number;
  /** Answers by the first words of a command, such as `UID FETCH`; `{tag}` stands for its tag, null says nothing. */
  answers?: Readonly<Record<string, string | null>>;
}>;

/** A mailbox behind IMAP (RFC 9051) into which a test puts messages. */
export type MailboxPeer = Readonly<{
  serve: (stream: Duplex) => void;
  /** Puts a message in, and tells those who wait for it. */
  deliver: (message: string) => void;
  /** Takes a message away, as another client would. */
  expunge: (message: string) => void;
  /** Hangs up on everybody who waits. */
  hangUp: () => void;
  messages: () => readonly string[];
  /** The commands that it has heard, without tags. */
  heard: () => readonly string[];
}>;

type Message = Readonly<{ uid: number; text: string }>;
type Waiting = Readonly<{ peer: LinePeer; tag: string }>;

const allExtensions = ['AUTH=PLAIN', 'IDLE', 'UIDPLUS', 'NAMESPACE'];

/** A mailbox that anybody may open as `probe` with the password `secret`. */
export function mailboxPeer(manners: MailboxManners = {}): MailboxPeer {
  const { older = 0, capabilities = allExtensions } = manners;
  const waiting = new Set<Waiting>();
  const deleted = new Set<number>();
  const heard: string[] = [];
  let messages: readonly Message[] = [];
  let nextUid = older + 1;

  const count = () => older + messages.length;
  const sequenceOf = ({ uid }: Message) => older + 1 + messages.findIndex((one) => one.uid === uid);
  const toWaiting = (line: string) => {
    for (const { peer } of waiting) peer.say(`${line}\r\n`);
  };

  function remove(goes: (message: Message) => boolean): readonly string[] {
    const lines: string[] = [];
    for (const message of messages.filter(goes)) {
      lines.push(`* ${sequenceOf(message)} EXPUNGE`);
      messages = messages.filter((one) => one !== message);
    }
    return lines;
  }

  const commands: Readonly<Record<string, (rest: string) => readonly string[]>> = {
    CAPABILITY: () => [`* CAPABILITY IMAP4rev1 ${capabilities.join(' ')}`],
    NAMESPACE: () => ['* NAMESPACE (("" "/")) NIL NIL'],
    LIST: () => ['* LIST () "/" INBOX'],
    LSUB: () => [],
    NOOP: () => [],
    SELECT: () => [`* ${count()} EXISTS`, `* OK [UIDNEXT ${nextUid}] Next`],
    'UID SEARCH': (rest) => [`* SEARCH ${uidsFor(rest).join(' ')}`.trimEnd()],
    'UID FETCH': (rest) => fetched(rest),
    'UID STORE': (rest) => {
      for (const uid of numbersIn(rest.split(' ')[0] ?? '')) deleted.add(uid);
      return [];
    },
    'UID EXPUNGE': (rest) => {
      const uids = numbersIn(rest);
      return remove(({ uid }) => deleted.has(uid) && uids.includes(uid));
    },
    EXPUNGE: () => remove(({ uid }) => deleted.has(uid)),
    LOGOUT: () => ['* BYE See you'],
  };

  function uidsFor(query: string): readonly number[] {
    if (/\bDELETED\b/.test(query)) return [...deleted];
    const marked = messages.filter(({ text }) => /^X-Helplight-Probe:/im.test(text));
    return marked.map(({ uid }) => uid);
  }

  function fetched(rest: string): readonly string[] {
    const [range = ''] = rest.split(' ');
    const from = Number(/^(\d+):\*$/.exec(range)?.[1]);
    const wanted = Number.isNaN(from)
      ? messages.filter(({ uid }) => numbersIn(range).includes(uid))
      : messages.filter((message) => message.uid >= from || message === messages.at(-1));
    return wanted.map((message) => {
      const mark = /^X-Helplight-Probe:.*(?:\r\n[ \t].*)*\r\n/im.exec(message.text)?.[0] ?? '';
      const header = `${mark}\r\n`;
      const literal = `{${header.length}}\r\n${header}`;
      return `* ${sequenceOf(message)} FETCH (UID ${message.uid} BODY[HEADER.FIELDS (X-HELPLIGHT-PROBE)] ${literal})`;
    });
  }

  function attend(peer: LinePeer): void {
    peer.onLine((line) => {
      const [, tag = '*', word = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
      heard.push(`${word} ${rest}`.trim());
      const told = manners.answers?.[word];
      if (typeof told === 'string') peer.say(`${told.replaceAll('{tag}', tag)}\r\n`);
      if (told?.startsWith('* BYE')) peer.hangUp();
      if (told === undefined) obey(peer, tag, word, rest);
    });
  }

  function obey(peer: LinePeer, tag: string, word: string, rest: string): void {
    const conversation = conversations[word];
    if (conversation) {
      conversation(peer, tag);
      return;
    }
    const command = commands[word];
    const lines = command?.(rest) ?? [];
    const verdict = command ? 'OK Done' : 'BAD What?';
    peer.say([...lines, `${tag} ${verdict}`, ''].join('\r\n'));
    if (word === 'LOGOUT') peer.hangUp();
  }

  function authenticate(peer: LinePeer, tag: string): void {
    peer.onLine((response) => {
      const [, user, password] = Buffer.from(response, 'base64').toString().split('\0');
      const admitted = user === 'probe' && password === 'secret';
      peer.say(`${tag} ${admitted ? 'OK Welcome' : 'NO [AUTHENTICATIONFAILED] Wrong'}\r\n`);
      attend(peer);
    });
    peer.say('+ \r\n');
  }

  function idle(peer: LinePeer, tag: string): void {
    const waiter = { peer, tag };
    waiting.add(waiter);
    peer.onLine(() => {
      waiting.delete(waiter);
      attend(peer);
      peer.say(`${tag} OK Done\r\n`);
    });
    peer.say('+ idling\r\n');
  }

  const conversations: Readonly<Record<string, (peer: LinePeer, tag: string) => void>> = {
    AUTHENTICATE: authenticate,
    IDLE: idle,
  };

  return {
    serve: (stream) => {
      const peer = linePeer(stream);
      peer.say('* OK Ready\r\n');
      attend(peer);
    },
    deliver: (text) => {
      messages = [...messages, { uid: nextUid, text }];
      nextUid += 1;
      toWaiting(`* ${count()} EXISTS`);
    },
    expunge: (text) => {
      for (const line of remove((message) => message.text === text)) toWaiting(line);
    },
    hangUp: () => {
      for (const { peer } of waiting) peer.hangUp();
    },
    messages: () => messages.map(({ text }) => text),
    heard: () => heard,
  };
}

/** Every number of a set such as `3,5:7`. */
function numbersIn(set: string): readonly number[] {
  return set.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split(':').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
