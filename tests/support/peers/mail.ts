import { makeCertificates } from '../certificates.ts';
import { type Accounts, type Dovecot, startDovecot } from './dovecot.ts';
import { type Answers, type Postfix, startPostfix } from './postfix.ts';

/** A whole mail system: postfix takes mail and dovecot keeps it. */
export type MailPeers = Readonly<{
  postfix: Postfix;
  dovecot: Dovecot;
  /** The authority (PEM) of both certificates. */
  ca: string;
  thaw(): void;
  end(): Promise<void>;
  /** What both have printed, for tests that failed. */
  log(): string;
}>;

/** The domain of every account. */
export const mailDomain = 'support.test';

/** Who has a mailbox, and with which password. */
export const accounts = {
  'probe@support.test': 'a secret: "quoted" \\ {5} 密码',
  'other@support.test': 'another secret',
  'held@support.test': 'a held secret',
} as const satisfies Accounts;

/** Recipients for whom postfix has an answer of its own. */
export const answers = {
  'held@support.test': 'HOLD',
  'grey@support.test': '450 4.2.0 Greylisted, try again in 5 minutes',
  'later@support.test': '451 4.3.0 Try again later',
  'full@support.test': '452 4.2.2 Mailbox full',
  'gone@support.test': '550 5.1.1 No such user here',
} as const satisfies Answers;

/** Starts both on free ports of 127.0.0.1. */
export async function startMail(): Promise<MailPeers> {
  const { ca } = await makeCertificates();
  const dovecot = await startDovecot(accounts);
  const postfix = await startPostfix(mailDomain, dovecot, answers).catch(async (error) => {
    await dovecot.end();
    throw error;
  });
  return {
    postfix,
    dovecot,
    ca,
    thaw: () => {
      postfix.thaw();
      dovecot.thaw();
    },
    end: async () => {
      await postfix.end();
      await dovecot.end();
    },
    log: () => `${postfix.log()}\n${dovecot.log()}`,
  };
}
