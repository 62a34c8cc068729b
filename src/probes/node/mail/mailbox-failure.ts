import { AuthenticationFailure } from 'imapflow';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import type { ImapStatus } from '../../mail/imap-response.ts';
import { type ImapStep, judgeCondition } from '../../mail/imap-verdict.ts';
import { withoutLogin } from '../../mail/sasl.ts';
import { Failure } from '../../run.ts';
import { failureOf } from '../failure.ts';

/** What imapflow puts on its errors, as far as it is of use. */
type Traits = Readonly<{
  code: string | null;
  status: ImapStatus | null;
  answerCode: string | null;
  text: string;
}>;

/** Codes by which imapflow says that the connection is gone. */
const gone = /^(NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect)/;

/** Codes by which it says that what came in makes no sense, or is too long. */
const senseless =
  /^(ParserError|InvalidResponse|UnexpectedTag|ResponseProcessing|STARTTLS_|\w+TooLarge|MAX_)/;

/**
 * What an error of imapflow means at a step, or the loss of its connection when there is none;
 * `bye` is what the server has said last. The login is kept out of what the server is quoted with.
 */
export function mailboxFailure(
  step: ImapStep,
  error: unknown,
  bye?: string,
  login?: Login,
): Failure {
  if (error instanceof Failure) return error;
  const { code, status, answerCode, text } = traitsOf(error);
  if (status !== null) {
    const reason = judgeCondition(step, { status, code: answerCode, text }) ?? 'protocol_error';
    return new Failure(
      reason,
      quoted(step, [status, answerCode && `[${answerCode}]`, text], login),
    );
  }
  if (code === null ? error === null : gone.test(code)) return lost(step, bye);
  if (code !== null && senseless.test(code)) return new Failure('protocol_error', text);
  // It found no way to sign in, and said nothing to the server.
  if (error instanceof AuthenticationFailure) return new Failure('login_unavailable', text);
  return failureOf(error);
}

function lost(step: ImapStep, bye: string | undefined): Failure {
  if (bye === undefined) return new Failure('closed_early', 'It hung up.');
  return new Failure('mail_server_unavailable', quoted(step, ['BYE', bye], undefined));
}

function quoted(step: ImapStep, words: readonly (string | null)[], login?: Login): string {
  const said = `${step.toUpperCase()}: ${words.filter(Boolean).join(' ')}`;
  return login ? withoutLogin(said, login) : said;
}

function traitsOf(error: unknown): Traits {
  const {
    code = null,
    responseStatus: status = null,
    serverResponseCode: answerCode = null,
    responseText,
    message = '',
  } = (error ?? {}) as Partial<Record<string, string>>;
  return { code, status: status as ImapStatus | null, answerCode, text: responseText ?? message };
}
