import { httpLetters } from '../mail/http-letters.ts';
import { sandboxLetters } from '../mail/sandbox-letters.ts';
import type { Letters } from './smtp-letters.ts';

/** How letters leave: MAIL_URL and MAIL_FROM; null where they are not set. */
type MailSettings = Readonly<{ url: string | null; from: string | null }>;

/** What else there may be. */
type Around = Readonly<{
  /** Further certificate authorities (PEM) that mail servers may have theirs from. */
  ca: string | undefined;
  /** The sandbox's page of received things, on this machine. */
  inboxUrl: string | null;
}>;

/**
 * What sends letters on Node: by SMTP, or by the HTTP of a service, as MAIL_URL says; where none is
 * set, to the page of the sandbox. Null where no letter can leave.
 * @throws Error with one sentence where the settings would give a password away.
 */
export async function nodeLetters(
  { url, from }: MailSettings,
  { ca, inboxUrl }: Around,
): Promise<Letters | null> {
  if (url === null || from === null) return inboxUrl === null ? null : sentTo(inboxUrl);
  if (/^https?:/.test(url)) return { send: httpLetters({ url, from }), stop: () => undefined };
  // What speaks SMTP is large, and few need it.
  const { smtpLetters } = await import('./smtp-letters.ts');
  return smtpLetters({ url, from, ...(ca !== undefined && { ca }) });
}

function sentTo(inboxUrl: string): Letters {
  return { send: sandboxLetters(inboxUrl), stop: () => undefined };
}
