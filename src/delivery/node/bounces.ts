import { ImapFlow } from 'imapflow';
import type { Keys } from '../../storage/keys.ts';
import { subscriptionsIn } from '../mail/letter-id.ts';
import { returnedIn } from '../mail/returned.ts';

/** A letter has come back, or its reader has complained of it. */
export type Bounce = Readonly<{
  /** Id of the subscription that the letter was about. */
  subscription: string;
  because: 'bounced' | 'complained';
}>;

/** Where what came back is found. */
export type Bounces = Readonly<{
  /** As BOUNCE_IMAP_URL: `imaps://user:password@host/MAILBOX`. */
  url: string;
  keys: Keys;
  /** Further certificate authorities (PEM) that are trusted. */
  ca?: string | undefined;
}>;

/**
 * Of one mail and of one line so much is read, in bytes; of a mailbox so many mails, within so long.
 * So many are looked through for new ones, in parts whose answer is no longer than a line may be.
 */
const limits = {
  ...{ bytes: 256 * 1024, line: 64 * 1024, mails: 200, ms: 120_000 },
  ...{ searched: 100_000, searchedAtOnce: 2000 },
} as const;

/**
 * Reads what is new in the mailbox and hands on what is about letters of ours. These mails are
 * deleted then; all others stay there for people, marked as read. The newest are read first;
 * what is more than a round may take is read in the next one. Returns how many were handed on.
 * @throws what the mailbox or `take` throw, and Error where the mailbox cannot be searched; what was
 *   not dealt with is read again next time.
 */
export async function collectBounces(
  bounces: Bounces,
  take: (bounce: Bounce) => Promise<unknown>,
): Promise<number> {
  const client = clientFor(bounces);
  // Errors come to whoever waits, too.
  client.on('error', () => {});
  const timer = setTimeout(() => client.close(), limits.ms);
  try {
    await client.connect();
    await client.mailboxOpen(mailboxIn(bounces.url));
    return await readAll(client, bounces.keys, take);
  } finally {
    clearTimeout(timer);
    await client.logout().catch(() => client.close());
  }
}

async function readAll(
  client: ImapFlow,
  keys: Keys,
  take: (bounce: Bounce) => Promise<unknown>,
): Promise<number> {
  let taken = 0;
  let read = 0;
  // Downwards, as what is deleted changes the numbers of what comes after it.
  for (const part of partsOf(client.mailbox ? client.mailbox.exists : 0)) {
    const unread = await unreadIn(client, part);
    const some = unread.slice(0, limits.mails - read);
    for (const uid of some) taken += await deal(client, uid, keys, take);
    read += some.length;
    if (read === limits.mails) break;
  }
  return taken;
}

/** The newest mails by their numbers, from 1 on, in parts: the newest part first. */
function partsOf(exists: number): readonly string[] {
  const lowest = Math.max(exists - limits.searched, 0);
  const parts: string[] = [];
  for (let last = exists; last > lowest; last -= limits.searchedAtOnce) {
    parts.push(`${Math.max(last - limits.searchedAtOnce, lowest) + 1}:${last}`);
  }
  return parts;
}

/** The mails of a part that nobody has read (their UIDs), newest first. */
async function unreadIn(client: ImapFlow, part: string): Promise<readonly number[]> {
  const found = await client.search({ seen: false, seq: part }, { uid: true });
  if (!Array.isArray(found)) throw new Error('The mailbox of what comes back cannot be searched.');
  return found.toSorted((a, b) => b - a);
}

/** Hands on what a mail tells, and deletes it or marks it as read. Returns how much it told. */
async function deal(
  client: ImapFlow,
  uid: number,
  keys: Keys,
  take: (bounce: Bounce) => Promise<unknown>,
): Promise<number> {
  const bounced = await bouncesIn(client, uid, keys);
  for (const bounce of bounced) await take(bounce);
  const which = String(uid);
  if (bounced.length > 0) await client.messageDelete(which, { uid: true });
  else await client.messageFlagsAdd(which, ['\\Seen'], { uid: true });
  return bounced.length;
}

async function bouncesIn(client: ImapFlow, uid: number, keys: Keys): Promise<readonly Bounce[]> {
  const query = { source: { maxLength: limits.bytes } };
  const message = await client.fetchOne(String(uid), query, { uid: true });
  const raw = message ? (message.source?.toString('latin1') ?? '') : '';
  const returned = returnedIn(raw);
  if (returned === null) return [];
  const { because, about } = returned;
  const subscriptions = await subscriptionsIn(keys, about);
  return subscriptions.map((subscription) => ({ subscription, because }));
}

/** TLS is required but on this machine, where nobody can stand in between. */
function clientFor({ url, ca }: Bounces): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'imaps:';
  const isHere = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
  return new ImapFlow({
    host,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    ...(!secure && !isHere && { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    tls: { ...(ca !== undefined && { ca }), rejectUnauthorized: secure || !isHere },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    maxLineLength: limits.line,
    maxLiteralSize: limits.bytes * 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
}

function mailboxIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX';
}
