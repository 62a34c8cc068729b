import SMTPConnection, { type SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
import type { MailServer } from './mail-server.ts';

/** The longest answer that is read, in bytes. */
const replyLimit = 64 * 1024;

/** A connection to a mail server that has let us in, and takes one letter after the other. */
export type SmtpLine = Readonly<{
  /** How many letters it has taken so far. */
  taken: () => number;
  isOpen: () => boolean;
  /** Hands a letter over; what the server said. Rejects with nodemailer's error. */
  send: (envelope: SMTPEnvelope, message: Buffer, signal: AbortSignal) => Promise<string>;
  close: () => void;
}>;

/** Connects and signs in. Rejects with nodemailer's error; what is under way ends with the signal. */
export async function openLine(
  { options, login }: MailServer,
  signal: AbortSignal,
): Promise<SmtpLine> {
  const client = new SMTPConnection({
    ...options,
    maxResponseSize: replyLimit,
    socketCloseTimeout: 0,
    logger: false,
  });
  let open = true;
  let taken = 0;
  const closed = () => {
    open = false;
  };
  // Errors come to whoever waits, too; a line that nobody uses may break as well.
  client.on('error', closed);
  client.on('end', closed);
  await under(client, signal, (done) => client.connect(done));
  if (login !== null) await under(client, signal, (done) => client.login(login, done));
  return {
    taken: () => taken,
    isOpen: () => open,
    send: async (envelope, message, limit) => {
      const { response } = await under<{ response: string }>(client, limit, (done) =>
        client.send(envelope, message, done),
      );
      taken += 1;
      return response;
    },
    close: () => client.quit(),
  };
}

type Done<Result> = (error?: Error | null, result?: Result) => void;

/** One step of the conversation, which is broken off with the connection and with the signal. */
function under<Result>(
  client: SMTPConnection,
  signal: AbortSignal,
  step: (done: Done<Result>) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const breakOff = (error: unknown) => {
      settled();
      client.close();
      reject(signal.aborted ? signal.reason : error);
    };
    const hungUp = () => breakOff(new Error('The server hung up.'));
    const settled = () => {
      signal.removeEventListener('abort', breakOff);
      client.off('error', breakOff);
      client.off('end', hungUp);
    };
    if (signal.aborted) return breakOff(null);
    signal.addEventListener('abort', breakOff);
    client.on('error', breakOff);
    client.on('end', hungUp);
    step((error, result) => {
      if (error) return breakOff(error);
      settled();
      resolve(result as Result);
    });
  });
}
