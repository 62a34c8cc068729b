import { isIP } from 'node:net';
import type { UrlFault } from '../../domain/delivery/url-fault.ts';
import { isPublicAddress } from '../webhook/address-rule.ts';
import { checkedUrl, type UrlRule } from '../webhook/url-rule.ts';
import { type Resolve, resolveName } from './addresses.ts';

/**
 * Says why nothing may be posted to a URL; null where it may. Also looks its name up. One that
 * nobody knows yet is let pass, as it is looked at again at each connection.
 */
export function nodeUrlFault(
  rule: UrlRule,
  resolve: Resolve = resolveName,
): (url: string) => Promise<UrlFault | null> {
  return async (url) => {
    const checked = checkedUrl(url, rule);
    if (checked.kind === 'refused') return checked.fault;
    if (checked.place === 'anywhere' || isLiteral(checked.url)) return null;
    const found = await resolve(checked.url.hostname);
    return found.every(({ address }) => isPublicAddress(address)) ? null : 'private_address';
  };
}

function isLiteral({ hostname }: URL): boolean {
  return hostname.startsWith('[') || isIP(hostname) !== 0;
}
