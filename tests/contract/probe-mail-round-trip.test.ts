import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { MailRoundTripSpec, MailServer } from '../../src/domain/monitor/mail-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { markValue } from '../../src/probes/mail/probe-mark.ts';
// Loaded here, as no run is to be late for it.
import '../../src/probes/node/mail/clients.ts';
import { makeCertificates } from '../support/certificates.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { roundTripSpec } from '../support/targets/mail-specs.ts';
import { type MailboxManners, mailboxPeer } from '../support/targets/mailbox.ts';
import { type SmtpManners, smtpServing } from '../support/targets/smtp.ts';
import { startTarget } from '../support/targets/tcp.ts';
import { expectReason, observe } from './observed-run.ts';
import {
  keepsItsWord,
  namesTheReason,
  neverThrows,
  probeContract,
  staysSmall,
} from './probe-contract.ts';
import {
  failsInHandshake,
  judgesCertificates,
  resolvesNames,
  triesEachAddress,
} from './probe-contract-connection.ts';
import { mebibyte, type Place, type Subject } from './probe-subject.ts';

const hourMs = 3_600_000;

const { ca, good } = await makeCertificates();
/** A post office that lays what it takes into the one mailbox it has. */
const office = mailboxPeer();
const takesMail = smtpServing({ takes: office.deliver });
/** The ports of the server that is beside the one under test, and in order. */
const beside = { smtp: 0, imap: 0, imaps: 0 };

beforeAll(async () => {
  const smtp = await startTarget(takesMail);
  const imap = await startTarget(office.serve);
  const imaps = await startTarget(office.serve, { identity: good });
  Object.assign(beside, { smtp: smtp.port, imap: imap.port, imaps: imaps.port });
  return () => Promise.all([smtp.stop(), imap.stop(), imaps.stop()]);
});

const serverAt = ({ host, port, security }: Place) => ({
  host,
  port,
  security: security === 'tls' ? ('tls' as const) : ('starttls' as const),
});

probeContract<MailRoundTripSpec>({
  name: 'mail-round-trip, as to the mailbox,',
  probe: (options) => nodeProbe('mail-round-trip', options),
  spec: (place) => roundTripSpec({ imap: serverAt(place), smtp: { port: beside.smtp } }),
  first: 'peer',
  good: office.serve,
  strangeGreeting: 'protocol_error',
  beginnings: ['* ', '* OK x\r\na1 ', '* OK x\r\n* CAPABILITY IMAP4 {9}\r\n', '* BYE '],
});

const submission: Subject<MailRoundTripSpec> = {
  name: 'mail-round-trip, as to the submission,',
  probe: (options) => nodeProbe('mail-round-trip', options),
  spec: (place) => roundTripSpec({ smtp: serverAt(place), imap: { port: beside.imap } }),
  first: 'peer',
  good: takesMail,
  strangeGreeting: 'no_response',
  beginnings: ['220 ', '220 a\r\n250-b\r\n', '220 a\r\n250 b\r\n250 c\r\n250 d\r\n', '421 '],
};

describe(`the ${submission.name} probe`, () => {
  keepsItsWord(submission);
  namesTheReason(submission);
  failsInHandshake(submission);
  resolvesNames(submission);
  triesEachAddress(submission);
  staysSmall(submission);
  neverThrows(submission);
  // The mailbox comes first, so it has to speak TLS for `tls` to be the third phase.
  judgesCertificates({
    ...submission,
    probe: (options) => nodeProbe('mail-round-trip', { ca, ...options }),
    spec: (place) =>
      roundTripSpec({ smtp: serverAt(place), imap: { port: beside.imaps, security: 'tls' } }),
  });
});

type Given = Readonly<{
  mailbox?: MailboxManners;
  smtp?: SmtpManners;
  /** What becomes of a message that was taken; it is delivered, unless told. */
  takes?: (message: string, deliver: (message: string) => void) => void;
  spec?: Partial<Omit<MailRoundTripSpec, 'smtp' | 'imap'>>;
  imap?: Partial<MailServer>;
}>;

/** A post office of its own, and a probe that looks at it. */
async function startOffice({ mailbox, smtp, takes, spec, imap }: Given = {}) {
  const inbox = mailboxPeer(mailbox);
  const taken: string[] = [];
  const take = (message: string) => {
    taken.push(message);
    if (takes) takes(message, inbox.deliver);
    else inbox.deliver(message);
  };
  const smtpTarget = await startTarget(smtpServing({ takes: take, ...smtp }));
  const imapTarget = await startTarget(inbox.serve);
  onTestFinished(smtpTarget.stop);
  onTestFinished(imapTarget.stop);
  const probe = nodeProbe('mail-round-trip');
  const asked = roundTripSpec({
    smtp: { port: smtpTarget.port },
    imap: { port: imapTarget.port, ...imap },
    ...spec,
  });
  const look = async (timeoutMs = 5000) => {
    const run = await observe(probe, asked, timeoutMs);
    await Promise.all([smtpTarget.allClosed(), imapTarget.allClosed()]);
    return run;
  };
  return { inbox, taken, look, probe, asked };
}

const marked = (expiresAt: number) =>
  `Subject: old\r\nX-Helplight-Probe: ${markValue({ runId: 'run-0', expiresAt })}\r\n\r\nold\r\n`;

describe('a test message', () => {
  test('says what it is, in both languages and to other programs', async () => {
    const { look, taken } = await startOffice();
    expect((await look()).result).toMatchObject({ outcome: 'up', reason: null });
    const message = taken[0] ?? '';
    const endOfHead = message.indexOf('\r\n\r\n');
    const head = message.slice(0, endOfHead);
    expect(head).toMatch(/^X-Helplight-Probe: run-1; expires=20/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).toMatch(/^X-Auto-Response-Suppress: All$/m);
    expect(head).toMatch(/^From: probe@support\.example$/m);
    expect(head).toMatch(/^Message-ID: <helplight\.run-1\.\d+@support\.example>$/m);
    expect(unquoted(message.slice(endOfHead))).toMatch(/请忽略[\s\S]*Please ignore/);
  });

  test('is found at once where the server tells of it, and taken away', async () => {
    const { look, inbox } = await startOffice({
      takes: (message, deliver) => void setTimeout(deliver, 300, message),
    });
    const { result } = await look();
    expect(result).toMatchObject({ outcome: 'up' });
    expect(result.measures.deliveryMs).toBeGreaterThanOrEqual(299);
    expect(inbox.heard()).toContain('IDLE');
    expect(inbox.messages()).toEqual([]);
  });

  test('is found without IDLE, too', async () => {
    const { look, inbox } = await startOffice({
      mailbox: { capabilities: ['AUTH=PLAIN', 'UIDPLUS'] },
      takes: (message, deliver) => void setTimeout(deliver, 200, message),
    });
    expect((await look()).result).toMatchObject({ outcome: 'up' });
    expect(inbox.heard()).not.toContain('IDLE');
  });

  test('that takes too long is late, and lost only at the deadline', async () => {
    const { look } = await startOffice({
      takes: (message, deliver) => void setTimeout(deliver, 200, message),
      spec: { degradedAboveMs: 100 },
    });
    const { result } = await look();
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'delivered_late' });
    const lost = await startOffice({ takes: () => {} });
    const run = await lost.look(500);
    expectReason(run, 'not_delivered');
    expect(run.overrunMs).toBeLessThan(100);
    expect(Object.keys(run.result.phases).at(-1)).toBe('delivery');
  });

  test('that comes twice is taken away twice', async () => {
    const { look, inbox } = await startOffice({
      takes: (message, deliver) => {
        deliver(message);
        deliver(message);
      },
    });
    expect((await look()).result).toMatchObject({ outcome: 'up' });
    expect(inbox.messages()).toEqual([]);
  });
});

/** Reads quoted-printable (RFC 2045 §6.7). */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('a mailbox that others use, too', () => {
  test('keeps the mail of other people, also what comes in meanwhile', async () => {
    const theirs = 'Subject: help\r\n\r\nPlease help.\r\n';
    const { look, inbox } = await startOffice({
      takes: (message, deliver) => {
        deliver(theirs);
        setTimeout(deliver, 100, message);
      },
    });
    expect((await look()).result).toMatchObject({ outcome: 'up' });
    expect(inbox.messages()).toEqual([theirs]);
  });

  test('may lose messages while ours is awaited', async () => {
    const theirs = 'Subject: help\r\n\r\nPlease help.\r\n';
    const office = await startOffice({
      takes: (message, deliver) => {
        setTimeout(() => office.inbox.expunge(theirs), 50);
        setTimeout(deliver, 150, message);
      },
    });
    office.inbox.deliver(theirs);
    expect((await office.look()).result).toMatchObject({ outcome: 'up' });
    expect(office.inbox.messages()).toEqual([]);
  });

  test('is rid of our leftovers, but not of what another run still waits for', async () => {
    const { look, inbox } = await startOffice();
    const awaited = marked(Date.now() + hourMs);
    inbox.deliver(marked(Date.now() - hourMs));
    inbox.deliver(awaited);
    expect((await look()).result).toMatchObject({ outcome: 'up' });
    expect(inbox.messages()).toEqual([awaited]);
  });

  test('is not expunged where that would take the mail that others have marked', async () => {
    const capabilities = ['AUTH=PLAIN', 'IDLE'];
    const alone = await startOffice({ mailbox: { capabilities } });
    expect((await alone.look()).result).toMatchObject({ outcome: 'up' });
    expect(alone.inbox.messages()).toEqual([]);
    const answers = { 'UID SEARCH': '* SEARCH 77\r\n{tag} OK Done' };
    const shared = await startOffice({ mailbox: { capabilities, answers } });
    expect((await shared.look()).result).toMatchObject({ outcome: 'up' });
    expect(shared.inbox.heard()).not.toContain('EXPUNGE');
  });

  test('of 100,000 messages costs no more than an empty one', async () => {
    const { look, inbox } = await startOffice({ mailbox: { older: 100_000 } });
    inbox.deliver(marked(Date.now() - hourMs));
    expect((await look()).result).toMatchObject({ outcome: 'up' });
    expect(inbox.messages()).toEqual([]);
    const asked = inbox.heard().filter((command) => /FETCH|SEARCH/.test(command));
    expect(asked[0]).toMatch(/^UID SEARCH 99002:\*/);
    expect(asked.length).toBeLessThan(10);
  });
});

describe('a mailbox that fails', () => {
  const cases: readonly (readonly [what: string, given: Given, reason: Reason])[] = [
    [
      'refuses the login',
      { imap: { login: { user: 'probe', password: 'old' } } },
      'credentials_rejected',
    ],
    ['is asked for without a login', { imap: { login: null } }, 'misconfigured'],
    [
      'is not there',
      { mailbox: { answers: { SELECT: '{tag} NO [NONEXISTENT] No such' } } },
      'misconfigured',
    ],
    [
      'cannot be opened',
      { mailbox: { answers: { SELECT: '{tag} NO Broken' } } },
      'mailbox_unavailable',
    ],
    [
      'may only be read',
      { mailbox: { answers: { SELECT: '* 0 EXISTS\r\n{tag} OK [READ-ONLY] Done' } } },
      'misconfigured',
    ],
    [
      'takes its leave',
      { mailbox: { answers: { SELECT: '* BYE Maintenance' } } },
      'mail_server_unavailable',
    ],
    [
      'says 10 MB in one line',
      { mailbox: { answers: { SELECT: `* ${'x'.repeat(10 * mebibyte)}` } } },
      'protocol_error',
    ],
    ['does not open', { mailbox: { answers: { SELECT: null } } }, 'no_response'],
    [
      'does not answer while a message is awaited',
      { mailbox: { answers: { 'UID FETCH': null } } },
      'no_response',
    ],
    ['refuses the message', { smtp: { replies: { DATA: '554 5.7.1 Spam' } } }, 'message_refused'],
    ['defers the recipient', { smtp: { replies: { RCPT: '450 4.2.0 Greylisted' } } }, 'greylisted'],
    ['does not take the message', { smtp: { replies: { DATA: null } } }, 'no_response'],
  ];
  test.each(cases)('because it %s', async (_, given, reason) => {
    const { look } = await startOffice(given);
    // Only who waits for an answer that never comes waits to the end.
    const run = await look(reason === 'no_response' ? 700 : 5000);
    expectReason(run, reason);
    expect(run.overrunMs).toBeLessThan(100);
  });

  test('because it hangs up while a message is awaited', async () => {
    const office = await startOffice({ takes: () => void setTimeout(office.inbox.hangUp, 200) });
    expectReason(await office.look(), 'closed_early');
  });
});

describe('two looks at one mailbox', () => {
  test('go one after the other', async () => {
    let atOnce = 0;
    let most = 0;
    const { probe, asked } = await startOffice({
      takes: (message, deliver) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        setTimeout(() => {
          atOnce -= 1;
          deliver(message);
        }, 100);
      },
    });
    const runs = await Promise.all([1, 2, 3].map(() => observe(probe, asked, 5000)));
    for (const { result } of runs) expect(result).toMatchObject({ outcome: 'up' });
    expect(most).toBe(1);
  });

  test('whose turn does not come in time say so of themselves', async () => {
    const { probe, asked } = await startOffice({ takes: () => {} });
    const first = observe(probe, asked, 700);
    const later = await Promise.all([200, 700, 1200].map((ms) => observe(probe, asked, ms)));
    for (const { result, overrunMs } of later) {
      expect(result).toMatchObject({ outcome: 'unknown', reason: 'prober_overloaded' });
      expect(overrunMs).toBeLessThan(100);
    }
    expectReason(await first, 'not_delivered');
  });
});
