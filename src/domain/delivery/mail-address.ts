/** Of a whole address (RFC 5321 §4.5.3.1.3, less the angle brackets), and of what stands before the @. */
const longest = { address: 254, local: 64 };

/** Words of RFC 5321 §4.1.2 with single dots between them: no quotes, no comments, no spaces. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** What a name of a host may be written with before it is one: letters and digits of any script. */
const domainLetters = /^[\p{L}\p{M}\p{N}.。．｡-]+$/u;

/** At least two labels (RFC 1035 §2.3.1), of which the last is no number, as that would be an address. */
const hostName =
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/;

/** Controls, spaces, what changes the direction of text, and what nobody can see. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/**
 * The address of mail that somebody typed, as it is compared and written to: in small letters, with a
 * domain in another script as DNS has it (RFC 5891). Null of what is no plain address: names beside
 * it, quotes, comments, several addresses, addresses of machines, and letters that look like others
 * before the @.
 */
export function mailAddressOf(typed: string): string | null {
  const text = typed.trim();
  if (text.length > longest.address || unseen.test(text)) return null;
  const [name = '', domain = '', ...more] = text.split('@');
  if (more.length > 0 || !domainLetters.test(domain)) return null;
  const local = lowerCase(name);
  const host = asciiOf(domain);
  if (local.length > longest.local || !localPart.test(local) || host === null) return null;
  const address = `${local}@${host}`;
  return address.length > longest.address ? null : address;
}

/** Only of ASCII: some other letters, such as the sign of Kelvin, would become one of it. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The domain as the URL standard (§3.3, domain to ASCII) makes it; null of what is no name of a host. */
function asciiOf(domain: string): string | null {
  const url = `http://${domain}/`;
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return hostname.length <= 253 && hostName.test(hostname) ? hostname : null;
}
