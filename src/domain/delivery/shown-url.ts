/** How much of a path is shown: enough to tell endpoints apart, too little to post there. */
const shownOfPath = 9;

/**
 * An address as the audit and logs name it: where it leads, and the beginning of its path. The rest,
 * the query above all, may hold a secret.
 */
export function shownUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const path = pathname.slice(0, shownOfPath);
  const more = path !== pathname || search !== '' || hash !== '';
  return `${protocol}//${host}${path}${more ? '…' : ''}`;
}
