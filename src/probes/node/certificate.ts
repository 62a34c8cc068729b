import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Certificate } from '../../domain/monitor/check.ts';
import type { Reason } from '../../domain/monitor/reason.ts';
import { inOneLine, shownCertificate } from './chain.ts';

const namesLimit = 50;

/**
 * Reads the peer's certificate after a handshake that was made without judging it, and judges it
 * for `host` at `now` (UTC milliseconds). Null when the peer showed none.
 */
export function certificateOf(socket: TLSSocket, host: string, now: number): Certificate | null {
  const x509 = shownCertificate(socket);
  if (!x509) return null;
  const validFrom = Date.parse(x509.validFrom);
  const validTo = Date.parse(x509.validTo);
  return {
    validFrom,
    validTo,
    subject: inOneLine(x509.subject),
    issuer: inOneLine(x509.issuer),
    names: namesOf(x509),
    problem:
      problemOfDates(validFrom, validTo, now) ??
      problemOfChain(socket) ??
      problemOfName(x509, host),
  };
}

function problemOfDates(validFrom: number, validTo: number, now: number): Reason | null {
  if (now >= validTo) return 'certificate_expired';
  return now < validFrom ? 'certificate_not_yet_valid' : null;
}

/** What OpenSSL says of the chain: https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/ */
function problemOfChain(socket: TLSSocket): Reason | null {
  // Declared as an Error, but a code.
  const code: unknown = socket.authorizationError;
  if (!code) return null;
  switch (String(code)) {
    case 'CERT_HAS_EXPIRED':
      return 'certificate_expired';
    case 'CERT_NOT_YET_VALID':
      return 'certificate_not_yet_valid';
    default:
      return 'certificate_untrusted';
  }
}

/** As browsers do it (RFC 9525): the subject's common name counts for nothing. */
function problemOfName(x509: X509Certificate, host: string): Reason | null {
  const found = isIP(host)
    ? x509.checkIP(host)
    : x509.checkHost(host, { subject: 'never', partialWildcards: false });
  return found ? null : 'certificate_wrong_host';
}

function namesOf(x509: X509Certificate): readonly string[] {
  const names = (x509.subjectAltName ?? '').split(', ').slice(0, namesLimit);
  return names.flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
}
