import { randomBytes } from 'node:crypto';

/** What is known of the way by which a message came. */
type Way = Readonly<{
  /** The reverse-path; empty for the null one. */
  sender: string;
  recipient: string;
  client: Readonly<{ name: string; extended: boolean }>;
  server: string;
}>;

/** The lines that are put before a message when it is taken (RFC 5321 §4.4), and its queue id. */
export function traceLines({ sender, recipient, client, server }: Way): {
  id: string;
  text: string;
} {
  const id = randomBytes(6).toString('hex').toUpperCase();
  const text = [
    `Return-Path: <${sender}>`,
    `Received: from ${client.name} ([127.0.0.1])`,
    `\tby ${server} with ${client.extended ? 'ESMTP' : 'SMTP'} id ${id}`,
    `\tfor <${recipient}>; ${mailDate(new Date())}`,
    '',
  ].join('\r\n');
  return { id, text };
}

/** RFC 5322 §3.3, in UTC. */
function mailDate(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
