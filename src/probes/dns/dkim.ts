import { quoted } from './quoted.ts';
import { tagList } from './tag-list.ts';

/**
 * What is wrong with the key of a selector, or null: it must be the only record there, must not be
 * revoked, and must be one that receivers can use for mail (RFC 6376 §3.6.1).
 */
export function dkimFault(texts: readonly string[]): string | null {
  const [record, another] = texts;
  if (record === undefined) return 'there is no TXT record.';
  if (another !== undefined) return 'there is more than one TXT record, so either may be taken.';
  const tags = tagList(record);
  if (!tags) return `${quoted(record)} is no list of tags.`;
  return faultOfTags(tags) ?? faultOfKey(tags.get('k') ?? 'rsa', tags.get('p'));
}

function faultOfTags(tags: ReadonlyMap<string, string>): string | null {
  const version = tags.get('v');
  if (version !== undefined && version !== 'DKIM1') return `its version is ${quoted(version)}.`;
  if (version !== undefined && [...tags.keys()][0] !== 'v') return 'its "v=" is not the first tag.';
  // SHA-1 alone is refused since RFC 8301 §3.1.
  if (!allows(tags.get('h'), ['sha256'])) return 'its "h=" does not allow sha256.';
  if (!allows(tags.get('s'), ['*', 'email'])) return 'its "s=" does not allow mail.';
  return null;
}

function allows(list: string | undefined, wanted: readonly string[]): boolean {
  return list === undefined || list.split(':').some((item) => wanted.includes(item.trim()));
}

function faultOfKey(type: string, key: string | undefined): string | null {
  if (key === undefined) return 'it has no key ("p=").';
  if (key === '') return 'its key is revoked ("p=" is empty).';
  const bytes = decoded(key);
  if (bytes === null) return 'its key is not base64.';
  switch (type) {
    case 'rsa':
      return isWholeSequence(bytes) ? null : 'its RSA key is cut short or is none.';
    case 'ed25519':
      // The bare key, as RFC 8463 §4.2 has it.
      return bytes.length === 32 ? null : 'its Ed25519 key is not 32 bytes long.';
    default:
      return `nobody knows its type of key, ${quoted(type)}.`;
  }
}

/** One character for each byte. */
function decoded(base64: string): string | null {
  try {
    return atob(base64);
  } catch {
    return null;
  }
}

/** Whether it is one DER sequence (X.690 §8.1.3), as RSA keys are, with all of its bytes. */
function isWholeSequence(bytes: string): boolean {
  const first = bytes.charCodeAt(1);
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (bytes.charCodeAt(0) !== 0x30 || lengthBytes > 2) return false;
  let length = lengthBytes === 0 ? first : 0;
  for (let at = 2; at < 2 + lengthBytes; at += 1) length = 256 * length + bytes.charCodeAt(at);
  return bytes.length === 2 + lengthBytes + length;
}
