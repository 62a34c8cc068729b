import { X509Certificate } from 'node:crypto';
import { rootCertificates, type TLSSocket } from 'node:tls';

const chainLimit = 10;
const nameLimit = 200;

/**
 * The authorities that are trusted: those of Node, and those in `ca` (PEM). Read on the first call
 * only, as it takes some 30 ms.
 */
export function authoritiesOf(ca: string | undefined): () => readonly X509Certificate[] {
  let authorities: readonly X509Certificate[] | null = null;
  return () => {
    const own = ca?.match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs) ?? [];
    authorities ??= [...rootCertificates, ...own].map((pem) => new X509Certificate(pem));
    return authorities;
  };
}

const shown = new WeakMap<TLSSocket, X509Certificate | undefined>();

/**
 * The certificate that the peer showed, if any. Node gives it once: a second call takes the next one
 * of the chain for it, and after the first one `getPeerCertificate` knows no dates and no names.
 */
export function shownCertificate(tls: TLSSocket): X509Certificate | undefined {
  if (!shown.has(tls)) shown.set(tls, tls.getPeerX509Certificate());
  return shown.get(tls);
}

/** The certificates that the peer showed, its own first, at most ten. */
export function shownChain(tls: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  // Node links what was sent in the order in which it was sent, whoever issued what.
  let next = shownCertificate(tls);
  for (; next && chain.length < chainLimit; next = next.issuerCertificate) chain.push(next);
  return chain;
}

/**
 * The certificates that carry the trust in a server: its own, and each that issued the one before,
 * up to but not with an authority that is trusted. What else a server shows counts for nothing, such
 * as an old cross-signature of an authority that clients know anyway.
 */
export function pathToTrust(
  [own, ...others]: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): readonly X509Certificate[] {
  const path: X509Certificate[] = [];
  for (let last = own; last && !path.includes(last); last = issuerAmong(others, last)) {
    const isEnd = path.length > 0 && isIssuedBy(last, last);
    if (!isEnd) path.push(last);
    if (isEnd || issuerAmong(authorities, last)) break;
  }
  return path;
}

/** Why the chain above a server's certificate is refused, in words for staff; empty when it is not. */
export function chainComplaint(tls: TLSSocket, now: number): readonly string[] {
  // Declared as an Error, but a code.
  const code: unknown = tls.authorizationError;
  const chain = shownChain(tls);
  const top = pathToTrust(chain, []).at(-1);
  if (!code || !top) return [];
  const ended = chain.slice(1).find((issuer) => Date.parse(issuer.validTo) <= now);
  const isIncomplete = issuerAmong(chain, top) === undefined;
  return [
    `OpenSSL says ${code}.`,
    ...(isIncomplete ? [`Its chain lacks ${inOneLine(top.issuer)}, ${remedy}`] : []),
    ...(ended ? [`In its chain, ${inOneLine(ended.subject)} ended on ${ended.validTo}.`] : []),
  ];
}

const remedy = 'which the server must send, unless it is an authority to be trusted by name.';

function issuerAmong(
  candidates: readonly X509Certificate[],
  issued: X509Certificate,
): X509Certificate | undefined {
  return candidates.find((candidate) => isIssuedBy(issued, candidate));
}

/** Names are compared first: only the right candidate is worth a signature check. */
function isIssuedBy(issued: X509Certificate, issuer: X509Certificate): boolean {
  if (issued.issuer !== issuer.subject) return false;
  try {
    return issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
  } catch {
    // A key of a kind that OpenSSL does not know signs nothing that clients accept.
    return false;
  }
}

/** A distinguished name, which Node writes over several lines; at most 200 characters. */
export function inOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, nameLimit);
}
