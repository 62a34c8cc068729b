import type { SmtpReply } from './smtp-reply.ts';

/** What a server said to EHLO that it can do, as far as it matters here (RFC 5321 §4.1.1.1). */
export type SmtpExtensions = Readonly<{
  starttls: boolean;
  smtputf8: boolean;
  /** SASL mechanisms, in capitals (RFC 4954 §3); empty when it offers no sign-in. */
  mechanisms: readonly string[];
}>;

/** A server that only knows HELO has none. */
export const noExtensions: SmtpExtensions = { starttls: false, smtputf8: false, mechanisms: [] };

/** Reads them from the reply to EHLO; its first line only greets. */
export function extensionsOf(reply: SmtpReply): SmtpExtensions {
  const offered = reply.lines.slice(1).map((line) => line.trim().toUpperCase());
  return {
    starttls: offered.includes('STARTTLS'),
    smtputf8: offered.includes('SMTPUTF8'),
    mechanisms: offered.flatMap(mechanismsIn),
  };
}

/** Old servers write `AUTH=LOGIN PLAIN`, often beside the line that is right. */
function mechanismsIn(line: string): readonly string[] {
  return /^AUTH[ =](.*)$/.exec(line)?.[1]?.split(/[ =]+/) ?? [];
}
