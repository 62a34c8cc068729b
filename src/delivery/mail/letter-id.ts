import { isSame, type Keys } from '../../storage/keys.ts';

/** What a letter belongs to: a subscription (its id), and what in it (an id or a slug). */
type Named = Readonly<{ subscription: string; about: string }>;

/**
 * The Message-ID (RFC 5322 §3.6.4) of a letter, in angle brackets: the same for the same names, and
 * nobody without the secret can make one. So a mail that comes back says for whom it was.
 */
export async function letterId(
  keys: Keys,
  { subscription, about }: Named,
  baseUrl: string,
): Promise<string> {
  const name = `${subscription}.${about}`;
  return `<${name}.${await keys.letterMark(name)}@${mailHost(baseUrl)}>`;
}

/** The host of the site as it may stand in headers; the address of a machine loses its marks. */
export function mailHost(baseUrl: string): string {
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '').replaceAll(':', '-');
  return host || 'localhost';
}

/** Whatever looks like a Message-ID of ours. */
const ours = /<(?<name>(?<subscription>[a-z0-9]{12})\.[a-z0-9-]{1,64})\.(?<mark>[0-9a-f]{32})@/g;

/** So many of a text are looked at: each costs a hash. */
const mostIds = 50;

/** The subscriptions (ids) to which the letters belong whose Message-ID stands in a text, each once. */
export async function subscriptionsIn(keys: Keys, text: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const { groups } of [...text.matchAll(ours)].slice(0, mostIds)) {
    const { name = '', subscription = '', mark = '' } = groups ?? {};
    if (isSame(await keys.letterMark(name), mark)) found.add(subscription);
  }
  return [...found];
}
