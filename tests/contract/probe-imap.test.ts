import { describe, expect, test } from 'vitest';
import type { ImapSpec } from '../../src/domain/monitor/mail-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { makeCertificates } from '../support/certificates.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { atOnce, pouring } from '../support/targets/behaviours.ts';
import { dateTime, type ImapManners, imapServing } from '../support/targets/imap.ts';
import { imapSpec } from '../support/targets/mail-specs.ts';
import type { Behaviour } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe } from './observed-run.ts';
import { probeContract } from './probe-contract.ts';
import { ampleMs, mebibyte, start } from './probe-subject.ts';

probeContract<ImapSpec>({
  name: 'imap',
  probe: (options) => nodeProbe('imap', options),
  spec: ({ host, port, security }) =>
    imapSpec({ server: { host, port, security: security === 'tls' ? 'tls' : 'starttls' } }),
  first: 'peer',
  good: imapServing(),
  strangeGreeting: 'protocol_error',
  beginnings: ['* ', '* OK x\r\na1 ', '* OK x\r\n* CAPABILITY IMAP4 {9}\r\n', '* BYE '],
});

type Given = Omit<Partial<ImapSpec>, 'server'>;

const hourMs = 3_600_000;

async function lookAt(behaviour: Behaviour, given: Given = {}, timeoutMs = ampleMs) {
  const { ca } = await makeCertificates();
  const target = await start(behaviour);
  const spec = imapSpec({ server: { port: target.port }, ...given });
  const run = await observe(nodeProbe('imap', { ca }), spec, timeoutMs);
  await target.allClosed();
  return { ...run, target };
}

/** What a server hears while it is looked at, without the tags. */
async function heardBy(manners: ImapManners, given: Given = {}) {
  const heard: string[] = [];
  const onLine = (line: string) => heard.push(line.replace(/^(?:a\d+|bye) /, ''));
  return { ...(await lookAt(imapServing({ ...manners, onLine }), given)), heard };
}

describe('the imap probe and a mailbox', () => {
  test('opens it without a trace', async () => {
    const { result, heard } = await heardBy({});
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'greeting', 'capability', 'login', 'select', 'newest'],
    ]);
    expect(heard).toEqual([
      'CAPABILITY',
      'AUTHENTICATE PLAIN AHByb2JlAHNlY3JldA==',
      'EXAMINE "INBOX"',
      'FETCH * (INTERNALDATE)',
      'LOGOUT',
    ]);
  });

  test('begins TLS where it is offered, and asks again what the server can do', async () => {
    const { good } = await makeCertificates();
    const manners = { identity: good, capabilities: ['LOGINDISABLED'], capabilitiesInside: [] };
    const { result, heard } = await heardBy(manners);
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(Object.keys(result.phases).slice(2, 6)).toEqual([
      ...['greeting', 'capability', 'starttls', 'tls'],
    ]);
    expect(heard.slice(0, 3)).toEqual(['CAPABILITY', 'STARTTLS', 'CAPABILITY']);
  });

  test('says who it is to a server that wants to know', async () => {
    const { result, heard } = await heardBy({ capabilities: ['ID'] });
    expect(result.outcome).toBe('up');
    expect(heard).toContain('ID ("name" "Helplight probe")');
  });

  test('opens one with a Chinese name', async () => {
    const { heard } = await heardBy({}, { mailbox: '客服' });
    expect(heard).toContain('EXAMINE "&W6JnDQ-"');
  });

  test('goes in without a login where everybody is signed in already', async () => {
    const { result, heard } = await heardBy({ greeting: '* PREAUTH Come in' });
    expect(result.outcome).toBe('up');
    expect(heard).toEqual(['CAPABILITY', 'EXAMINE "INBOX"', 'FETCH * (INTERNALDATE)', 'LOGOUT']);
  });

  test('of 100,000 messages costs no more than one of one', async () => {
    const few = await lookAt(imapServing({ messages: 1 }));
    const many = await lookAt(imapServing({ messages: 100_000 }));
    expect(many.result.outcome).toBe('up');
    expect(many.target.bytesSent() - few.target.bytesSent()).toBeLessThan(20);
  });
});

describe('the imap probe and the newest message', () => {
  const ago = (ms: number) => dateTime(new Date(Date.now() - ms));

  test('measures how old it is', async () => {
    const { result } = await heardBy({ newest: ago(2 * hourMs) });
    expect(result.outcome).toBe('up');
    expect(result.measures.newestMessageSeconds).toBeGreaterThanOrEqual(7200);
    expect(result.measures.newestMessageSeconds).toBeLessThan(7300);
  });

  test('takes one from a clock that is ahead for a new one', async () => {
    const { result } = await heardBy({ newest: ago(-hourMs) }, { newestWithinMs: hourMs });
    expect(result).toMatchObject({ outcome: 'up', measures: { newestMessageSeconds: 0 } });
  });

  test.each([
    ['is older than it should be', { newest: ago(2 * hourMs) }],
    ['is none, as the mailbox is empty', { messages: 0 }],
  ])('that %s makes degraded', async (_, manners) => {
    const { result } = await heardBy(manners, { newestWithinMs: hourMs });
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'no_recent_mail' });
  });

  test('does not have to be there when nobody asks for it', async () => {
    const { result, heard } = await heardBy({ messages: 0 });
    expect(result).toMatchObject({ outcome: 'up', measures: {} });
    expect(heard).not.toContain('FETCH * (INTERNALDATE)');
  });
});

describe('the imap probe and a refusal', () => {
  const rows: readonly (readonly [manners: ImapManners, reason: Reason, detail: string])[] = [
    [
      { greeting: '* BYE [UNAVAILABLE] No' },
      'mail_server_unavailable',
      'GREETING: BYE [UNAVAILABLE] No',
    ],
    [{ answers: { CAPABILITY: '{tag} BAD What?' } }, 'protocol_error', 'CAPABILITY: BAD What?'],
    [{ answers: { CAPABILITY: '* BYE Busy' } }, 'mail_server_unavailable', 'CAPABILITY: BYE Busy'],
    [
      { answers: { EXAMINE: '{tag} NO [NONEXISTENT] No' } },
      'misconfigured',
      'SELECT: NO [NONEXISTENT] No',
    ],
    [{ answers: { EXAMINE: '{tag} NO Broken' } }, 'mailbox_unavailable', 'SELECT: NO Broken'],
    [{ answers: { EXAMINE: '{tag} OK Done' } }, 'protocol_error', 'EXAMINE told no EXISTS.'],
    [{ answers: { FETCH: '{tag} NO Broken' } }, 'mailbox_unavailable', 'NEWEST: NO Broken'],
    [
      { answers: { FETCH: '{tag} OK Done' } },
      'protocol_error',
      'FETCH told no INTERNALDATE of the newest message.',
    ],
    [{ answers: { FETCH: 'b7 OK Done' } }, 'protocol_error', 'A tag is not ours.'],
  ];
  test.each(rows)('%j', async (manners, reason, detail) => {
    const { result } = await heardBy(manners);
    expect(result).toMatchObject({ reason, detail });
  });

  test('is left politely', async () => {
    const { heard } = await heardBy({ answers: { EXAMINE: '{tag} NO Broken' } });
    expect(heard.at(-1)).toBe('LOGOUT');
  });
});

describe('the imap probe and a peer that is not as it should be', () => {
  test.each([
    ['CAPABILITY', 'capability'],
    ['AUTHENTICATE', 'login'],
    ['EXAMINE', 'select'],
    ['FETCH', 'newest'],
  ])('that does not answer %s', async (word, phase) => {
    const run = await lookAt(imapServing({ answers: { [word]: null } }), {}, 400);
    expectReason(run, 'no_response');
    expect(Object.keys(run.result.phases).at(-1)).toBe(phase);
    expect(run.overrunMs).toBeLessThan(100);
  });

  test('that does not answer LOGOUT is well all the same', async () => {
    const { result, overrunMs } = await lookAt(imapServing({ answers: { LOGOUT: null } }), {}, 400);
    expect(result.outcome).toBe('up');
    expect(overrunMs).toBeLessThan(100);
  });

  const date = '"22-Nov-2026 03:34:42 +0000"';
  const oddButFine: readonly (readonly [what: string, manners: ImapManners])[] = [
    [
      'tells news that nobody asked for',
      {
        answers: { EXAMINE: '* 7 EXISTS\r\n* 1 EXPUNGE\r\n* 6 EXISTS\r\n* OK hm\r\n{tag} OK Done' },
      },
    ],
    ['ends its lines with bare LF', { answers: { EXAMINE: '* 7 EXISTS\n{tag} OK Done' } }],
    [
      'sends literals',
      {
        answers: {
          FETCH: `* 7 FETCH (BODY {9}\r\n* BYE\r\na1 INTERNALDATE ${date})\r\n{tag} OK Done`,
        },
      },
    ],
    [
      'tells flags first',
      {
        answers: { FETCH: `* 7 FETCH (FLAGS ())\r\n* 7 FETCH (INTERNALDATE ${date})\r\n{tag} OK` },
      },
    ],
    [
      'answers before it is asked',
      {
        greeting: '* OK Hi\r\n* CAPABILITY IMAP4rev1\r\na1 OK Done',
        answers: { CAPABILITY: '* OK' },
      },
    ],
    ['speaks in a charset of its own', { greeting: '* OK \u00c4\u00fa\u00ba\u00c3' }],
  ];
  test.each(oddButFine)('that %s is understood', async (_, manners) => {
    const { result } = await lookAt(imapServing(manners));
    expect(result).toMatchObject({ outcome: 'up', detail: null });
  });

  test('that goes on in plain text after the go-ahead for TLS', async () => {
    const { good } = await makeCertificates();
    const answers = { STARTTLS: '{tag} OK Begin\r\n* CAPABILITY IMAP4rev1 injected' };
    const { result, heard } = await heardBy({ identity: good, answers });
    expect(result).toMatchObject({ outcome: 'down', reason: 'protocol_error', certificate: null });
    expect(heard.at(-1)).toBe('STARTTLS');
  });

  const floods: readonly (readonly [what: string, head: string, chunk: string])[] = [
    ['a line of many megabytes', '* OK ', 'x'],
    ['responses without end', '* OK hi\r\n', '* OK still here\r\n'],
    ['a literal of ten megabytes', '* OK hi\r\n* X {10485760}\r\n', 'x'],
    ['requests to go on without end', '* OK hi\r\n', '+ go on\r\n'],
  ];
  test.each(floods)('that says %s', async (_, head, chunk) => {
    const memory = memoryGrowth();
    const endless = Buffer.alloc(mebibyte - (mebibyte % chunk.length), chunk);
    const run = await lookAt(atOnce(pouring(head, endless, memory.sample)));
    expectReason(run, 'protocol_error');
    expect(run.overrunMs).toBeLessThan(0);
    expect(memory.largest()).toBeLessThan(16 * mebibyte);
  });
});

test.each(['', 'a\r\nb LOGOUT'])('the imap probe cannot open a mailbox %j', async (mailbox) => {
  const { result, heard } = await heardBy({}, { mailbox });
  expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  expect(heard.filter((line) => line.includes('EXAMINE'))).toEqual([]);
});
