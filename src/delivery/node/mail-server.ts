import type { SMTPConnectionAuth, SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

/** A mail server that takes letters from us. */
export type MailServer = Readonly<{
  options: SMTPConnectionOptions;
  login: SMTPConnectionAuth | null;
}>;

/**
 * Reads where letters are handed over: `smtps:` is TLS from the first byte, `smtp:` STARTTLS, which
 * is required unless the server is on this machine, or the address ends in `?tls=none`. There the
 * certificate is not looked at: nobody can stand in between, and nobody signs one for `localhost`.
 * @param ca further certificate authorities (PEM) that are trusted.
 * @throws Error with one sentence where a password would be sent for everybody to read.
 */
export function mailServer(address: string, ca?: string): MailServer {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const way = wayTo(url, isLoopback(host));
  if (way === 'open' && url.username !== '') {
    throw new Error('MAIL_URL has a password and tls=none; take one of them away.');
  }
  return {
    options: {
      host,
      port: Number(url.port) || usualPort(url),
      secure,
      requireTLS: way === 'secure',
      ignoreTLS: way === 'open',
      tls: { rejectUnauthorized: way !== 'local', ...(ca !== undefined && { ca }) },
    },
    login: loginIn(url),
  };
}

/** Two ways that need no TLS, and one that does. */
function wayTo({ searchParams, protocol }: URL, local: boolean): 'secure' | 'local' | 'open' {
  if (protocol === 'smtps:') return 'secure';
  if (searchParams.get('tls') === 'none') return 'open';
  return local ? 'local' : 'secure';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** As the probes take them: submission where somebody signs in. */
function usualPort({ protocol, username }: URL): number {
  if (protocol === 'smtps:') return 465;
  return username === '' ? 25 : 587;
}

function loginIn({ username, password }: URL): SMTPConnectionAuth | null {
  if (username === '') return null;
  return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}
