import type { AttemptFailure } from '../../domain/delivery/delivery.ts';
import type { Untimed } from '../mail/letter.ts';
import { isAddressRefused } from '../mail/refusal.ts';
import { printable } from '../webhook/printable.ts';

/** What nodemailer puts on its errors, as far as it is of use. */
type Traits = Readonly<{
  code: string;
  originalCode: string;
  command: string;
  response: string;
  responseCode: number | null;
  message: string;
}>;

/** What an error of nodemailer means. The password cannot stand in it: of sign-ins only the code is kept. */
export function postingOf(error: unknown): Untimed {
  const traits = traitsOf(error);
  const { code, command, response, responseCode } = traits;
  // A reply to a greeting, to TLS or to a sign-in is about us and not about the address.
  if (responseCode === null || code === 'EPROTOCOL') return failed(traits);
  if (code === 'EAUTH') return refused(responseCode, false, 'The server did not let us sign in.');
  const says = { code: command === 'RCPT TO' ? responseCode : null, text: response };
  const permanent = responseCode >= 500 && isAddressRefused(says) && command !== 'MAIL FROM';
  return refused(responseCode, permanent, printable(`${command}: ${response}`));
}

function refused(status: number, permanent: boolean, detail: string): Untimed {
  return { kind: 'refused', permanent, status, detail };
}

function failed(traits: Traits): Untimed {
  return { kind: 'failed', failure: failureOf(traits), detail: printable(traits.message) };
}

function failureOf({ code, originalCode, message }: Traits): AttemptFailure {
  const all = `${code} ${originalCode} ${message}`;
  if (/TimeoutError|ETIMEDOUT/.test(all)) return 'timed_out';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|certificate/i.test(all)) return 'certificate_rejected';
  if (code === 'EDNS' || /ENOTFOUND|EAI_/.test(all)) return 'name_unknown';
  if (code === 'EPROTOCOL') return 'broken_answer';
  return code === 'EAUTH' ? 'not_configured' : 'connection_failed';
}

function traitsOf(error: unknown): Traits {
  const of: Readonly<Record<string, unknown>> =
    error instanceof Error ? { ...error, message: error.message, name: error.name } : {};
  const text = (name: string) => (typeof of[name] === 'string' ? of[name] : '');
  return {
    code: text('code') || text('name'),
    originalCode: text('originalCode'),
    command: text('command'),
    response: text('response'),
    responseCode: typeof of.responseCode === 'number' ? of.responseCode : null,
    message: text('message'),
  };
}
