import { describe, expect, test } from 'vitest';
import type { SmtpSpec } from '../../src/domain/monitor/mail-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { makeCertificates } from '../support/certificates.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { atOnce, pouring, saying } from '../support/targets/behaviours.ts';
import { smtpSpec } from '../support/targets/mail-specs.ts';
import { type SmtpManners, smtpServing } from '../support/targets/smtp.ts';
import type { Behaviour } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe } from './observed-run.ts';
import { probeContract } from './probe-contract.ts';
import { ampleMs, mebibyte, start } from './probe-subject.ts';

probeContract<SmtpSpec>({
  name: 'smtp',
  probe: (options) => nodeProbe('smtp', options),
  spec: ({ host, port, security }) =>
    smtpSpec({ server: { host, port, security: security === 'tls' ? 'tls' : 'starttls' } }),
  first: 'peer',
  good: smtpServing(),
  strangeGreeting: 'no_response',
  beginnings: ['220 ', '220 a\r\n250-b\r\n', '220 a\r\n250 b\r\n250 c\r\n250 d\r\n', '421 '],
});

type Given = Omit<Partial<SmtpSpec>, 'server'>;

async function lookAt(behaviour: Behaviour, given: Given = {}, timeoutMs = ampleMs) {
  const { ca } = await makeCertificates();
  const target = await start(behaviour);
  const spec = smtpSpec({ server: { port: target.port }, ...given });
  const run = await observe(nodeProbe('smtp', { ca }), spec, timeoutMs);
  await target.allClosed();
  return { ...run, target };
}

/** What a server hears while it is looked at. */
async function heardBy(manners: SmtpManners, given: Given = {}) {
  const heard: string[] = [];
  const run = await lookAt(smtpServing({ ...manners, onLine: (line) => heard.push(line) }), given);
  return { ...run, heard };
}

describe('the smtp probe and a conversation', () => {
  test('goes as far as the recipient, and never sends a message', async () => {
    const { result, heard } = await heardBy({});
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'greeting', 'ehlo', 'mail', 'rcpt', 'rset', 'quit'],
    ]);
    expect(heard).toEqual([
      'EHLO [127.0.0.1]',
      'MAIL FROM:<>',
      'RCPT TO:<help@wallet.example>',
      'RSET',
      'QUIT',
    ]);
  });

  test('uses the name and the sender that it is given', async () => {
    const given = { heloName: 'probe.example', sender: 'probe@wallet.example' };
    const { heard } = await heardBy({}, given);
    expect(heard.slice(0, 2)).toEqual(['EHLO probe.example', 'MAIL FROM:<probe@wallet.example>']);
  });

  test('asks for no recipient when there is none', async () => {
    const { result, heard } = await heardBy({}, { recipient: null });
    expect(result.outcome).toBe('up');
    expect(heard).toEqual(['EHLO [127.0.0.1]', 'QUIT']);
  });

  test.each(['500 5.5.1 What?', '502 Not here'])('says HELO after "%s"', async (reply) => {
    const { result, heard } = await heardBy({ replies: { EHLO: reply } });
    expect(result.outcome).toBe('up');
    expect(heard.slice(0, 2)).toEqual(['EHLO [127.0.0.1]', 'HELO [127.0.0.1]']);
  });

  test('begins TLS where it is offered, and introduces itself again', async () => {
    const { good } = await makeCertificates();
    const { result, heard } = await heardBy({ identity: good });
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'greeting', 'ehlo', 'starttls', 'tls', 'mail', 'rcpt', 'rset', 'quit'],
    ]);
    expect(heard.slice(0, 3)).toEqual(['EHLO [127.0.0.1]', 'STARTTLS', 'EHLO [127.0.0.1]']);
  });

  test('says nothing to a stranger behind STARTTLS', async () => {
    const { expired } = await makeCertificates();
    const { result, heard } = await heardBy({ identity: expired });
    expect(result).toMatchObject({
      reason: 'certificate_expired',
      certificate: { problem: 'certificate_expired' },
    });
    expect(heard).toEqual(['EHLO [127.0.0.1]', 'STARTTLS']);
  });

  test('says an address in Chinese to a server that takes it', async () => {
    const given = { recipient: '客服@钱包.example' };
    const { result, heard } = await heardBy({ extensions: ['SMTPUTF8'] }, given);
    expect(result.outcome).toBe('up');
    expect(heard[1]).toBe('MAIL FROM:<> SMTPUTF8');
    expect(Buffer.from(heard[2] ?? '', 'latin1').toString()).toContain('客服@xn--');
  });
});

describe('the smtp probe and a refusal', () => {
  const rows: readonly (readonly [manners: SmtpManners, reason: Reason, detail: string])[] = [
    [{ greeting: '421 4.3.2 Closing' }, 'mail_server_unavailable', 'GREETING: 421 4.3.2 Closing'],
    [{ greeting: '554 Go away' }, 'mail_server_unavailable', 'GREETING: 554 Go away'],
    [{ replies: { EHLO: '421 Busy' } }, 'mail_server_unavailable', 'EHLO: 421 Busy'],
    [{ replies: { EHLO: '550 5.7.1 Not you' } }, 'sender_refused', 'EHLO: 550 5.7.1 Not you'],
    [{ replies: { MAIL: '452 4.3.1 Full' } }, 'mail_server_unavailable', 'MAIL: 452 4.3.1 Full'],
    [{ replies: { MAIL: '530 5.7.0 Sign in' } }, 'misconfigured', 'MAIL: 530 5.7.0 Sign in'],
    [{ replies: { MAIL: '550 5.1.8 Who?' } }, 'sender_refused', 'MAIL: 550 5.1.8 Who?'],
    [{ replies: { RCPT: '450 4.2.0 Greylisted' } }, 'greylisted', 'RCPT: 450 4.2.0 Greylisted'],
    [{ replies: { RCPT: '450 4.2.1 Busy' } }, 'recipient_deferred', 'RCPT: 450 4.2.1 Busy'],
    [{ replies: { RCPT: '454 4.7.1 No relay' } }, 'recipient_refused', 'RCPT: 454 4.7.1 No relay'],
    [{ replies: { RCPT: '550 5.1.1 Nobody' } }, 'recipient_refused', 'RCPT: 550 5.1.1 Nobody'],
    [{ replies: { RCPT: '552 5.2.2 Full' } }, 'mailbox_full', 'RCPT: 552 5.2.2 Full'],
    [{ replies: { RCPT: '550-No\r\n550 body' } }, 'recipient_refused', 'RCPT: 550 No body'],
    [{ replies: { RSET: '502 No' } }, 'protocol_error', 'RSET: 502 No'],
  ];
  test.each(rows)('%j', async (manners, reason, detail) => {
    const { result, heard } = await heardBy(manners);
    expect(result).toMatchObject({ reason, detail });
    expect(heard.at(-1)).toBe('QUIT');
  });

  test('of STARTTLS is a failure of TLS', async () => {
    const { good } = await makeCertificates();
    const replies = { STARTTLS: '454 4.7.0 No TLS now' };
    const { result } = await heardBy({ identity: good, replies });
    expect(result).toMatchObject({
      reason: 'tls_failed',
      detail: 'STARTTLS: 454 4.7.0 No TLS now',
    });
  });

  test('of an address in Chinese is known before it is asked for', async () => {
    const { result, heard } = await heardBy({}, { recipient: '客服@wallet.example' });
    expect(result).toMatchObject({ outcome: 'down', reason: 'recipient_refused' });
    expect(heard).toEqual(['EHLO [127.0.0.1]', 'QUIT']);
  });
});

describe('the smtp probe and a peer that is not as it should be', () => {
  test.each(['EHLO', 'MAIL', 'RCPT', 'RSET'])('that does not answer %s', async (word) => {
    const run = await lookAt(smtpServing({ replies: { [word]: null } }), {}, 400);
    expectReason(run, 'no_response');
    expect(Object.keys(run.result.phases).at(-1)).toBe(word.toLowerCase());
    expect(run.overrunMs).toBeLessThan(100);
  });

  test('that does not answer QUIT is well all the same', async () => {
    const { result, overrunMs } = await lookAt(smtpServing({ replies: { QUIT: null } }), {}, 400);
    expect(result.outcome).toBe('up');
    expect(overrunMs).toBeLessThan(100);
  });

  test('that begins an answer and does not end it', async () => {
    const run = await lookAt(smtpServing({ replies: { RCPT: '250-2.1.5' } }), {}, 400);
    expectReason(run, 'response_incomplete');
  });

  const oddButFine: readonly (readonly [what: string, manners: SmtpManners])[] = [
    ['ends its lines with bare LF', { replies: { MAIL: '250-2.1.0\n250 2.1.0 Ok\n250 2.1.5 Ok' } }],
    ['answers before it is asked', { greeting: '220 Hi\r\n250-mail.example\r\n250 SIZE' }],
    ['speaks Latin-1', { greeting: '220 caf\u00e9' }],
    ['leaves out the text', { replies: { RCPT: '250' } }],
  ];
  test.each(oddButFine)('that %s is understood', async (_, manners) => {
    const { result } = await lookAt(smtpServing(manners));
    expect(result).toMatchObject({ outcome: 'up', detail: null });
  });

  test('that speaks in a charset of its own is quoted as far as that goes', async () => {
    const gbk = Buffer.from('220 \xc4\xfa\xba\xc3\r\nx\r\n', 'latin1');
    const { result } = await lookAt(saying(gbk));
    expect(result).toMatchObject({ reason: 'protocol_error' });
  });

  test('that goes on in plain text after the go-ahead for TLS', async () => {
    const { good } = await makeCertificates();
    const replies = { STARTTLS: '220 Go ahead\r\n250 injected' };
    const { result, heard } = await heardBy({ identity: good, replies });
    expect(result).toMatchObject({ outcome: 'down', reason: 'protocol_error', certificate: null });
    expect(heard.at(-1)).toBe('STARTTLS');
  });

  const floods: readonly (readonly [what: string, head: string, chunk: string])[] = [
    ['a greeting of many megabytes in one line', '220 ', 'x'],
    ['a greeting of lines without end', '', '220-x\r\n'],
    ['more lines than it was asked for', '220 hi\r\n', '250-x\r\n'],
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

describe('the smtp probe and a spec that cannot be', () => {
  test.each<Given>([
    { recipient: 'nobody' },
    { recipient: '' },
    { recipient: 'a@b.example>\r\nDATA' },
    { sender: 'a b@c.example' },
    { heloName: 'a\r\nDATA' },
  ])('%j', async (given) => {
    const { result, heard } = await heardBy({}, given);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
    expect(heard).toEqual([]);
  });
});
