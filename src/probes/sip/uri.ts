import { Failure } from '../run.ts';

/** A SIP URI without parameters (RFC 3261 §19.1.1): `sip:help@pbx.example:5060`. */
export type SipUri = Readonly<{
  scheme: string;
  user: string | null;
  /** With its port where it names one; an IPv6 address in brackets. */
  place: string;
}>;

const pattern =
  /^(sips?):(?:((?:[\w\-.!~*'()&=+$,;?/]|%[0-9a-f]{2})+)@)?((?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?)$/i;

/** Reads a URI of a spec, which can hold no line break then. Throws `misconfigured`. */
export function readUri(text: string): SipUri {
  const [, scheme = '', user = null, place = ''] = pattern.exec(text) ?? [];
  if (place !== '') return { scheme, user, place };
  throw new Failure('misconfigured', 'The URI must be one such as sip:help@pbx.example.');
}

/** A byte string as the user part of a URI, escaped where it must be (RFC 3261 §19.1.2). */
export function asUserPart(bytes: string): string {
  return bytes.replace(
    /[^\w\-.!~*'()]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
