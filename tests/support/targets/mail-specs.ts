import type {
  ImapSpec,
  MailRoundTripSpec,
  MailServer,
  SmtpSpec,
} from '../../../src/domain/monitor/mail-spec.ts';

type Given<Spec> = Partial<Omit<Spec, 'server'>> & {
  server: Partial<MailServer> & { port: number };
};

/** A look as far as the recipient, without a login; what a test cares about is given. */
export function smtpSpec({ server, ...given }: Given<SmtpSpec>): SmtpSpec {
  return {
    kind: 'smtp',
    server: serverOf(server),
    family: 'any',
    recipient: 'help@wallet.example',
    sender: '',
    heloName: null,
    ...given,
  };
}

/** A look into the inbox as `probe` with the password `secret`. */
export function imapSpec({ server, ...given }: Given<ImapSpec>): ImapSpec {
  return {
    kind: 'imap',
    server: serverOf({ login: { user: 'probe', password: 'secret' }, ...server }),
    family: 'any',
    mailbox: 'INBOX',
    newestWithinMs: null,
    ...given,
  };
}

/** A message to `probe` itself, which signs in with the password `secret` on either side. */
export function roundTripSpec({
  smtp,
  imap,
  ...given
}: Partial<Omit<MailRoundTripSpec, 'smtp' | 'imap'>> & {
  smtp: Partial<MailServer> & { port: number };
  imap: Partial<MailServer> & { port: number };
}): MailRoundTripSpec {
  return {
    kind: 'mail-round-trip',
    smtp: serverOf(smtp),
    imap: serverOf({ login: { user: 'probe', password: 'secret' }, ...imap }),
    family: 'any',
    sender: 'probe@support.example',
    recipient: 'probe@support.example',
    mailbox: 'INBOX',
    degradedAboveMs: null,
    ...given,
  };
}

function serverOf(given: Partial<MailServer> & { port: number }): MailServer {
  return { host: '127.0.0.1', security: 'starttls', login: null, ...given };
}
