import { quoted } from './quoted.ts';
import { tagList } from './tag-list.ts';

const policies = ['none', 'quarantine', 'reject'];
const labelsLimit = 8;

/** The DMARC records among the TXT records of a name; others do not count (RFC 9989 §4.7). */
export function dmarcRecords(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text));
}

/** What is wrong with the DMARC records of one name, or null: there must be one, with a policy. */
export function dmarcFault(records: readonly string[]): string | null {
  const [record, another] = records;
  if (record === undefined) return 'there is no record that begins with "v=DMARC1".';
  if (another !== undefined) return 'there is more than one record, so receivers use none.';
  const tags = tagList(record);
  if (!tags) return `${quoted(record)} is no list of tags.`;
  return faultOfPolicy('p', tags.get('p') ?? '') ?? faultOfPolicy('sp', tags.get('sp') ?? 'none');
}

function faultOfPolicy(tag: string, policy: string): string | null {
  if (policies.includes(policy.toLowerCase())) return null;
  return `its "${tag}=" is ${quoted(policy)}, not none, quarantine or reject.`;
}

/**
 * The domains above a domain at which receivers look for a policy when it has none of its own, from
 * near to far: the tree walk of RFC 9989 §4.10, at most seven of them.
 */
export function domainsAbove(domain: string): readonly string[] {
  const labels = domain.split('.');
  const start = labels.length > labelsLimit ? labels.length - labelsLimit + 1 : 1;
  return labels.slice(start).map((_, index) => labels.slice(start + index).join('.'));
}

/**
 * Which of the records above a domain counts (RFC 9989 §4.10): the farthest, unless one says that the
 * organisation ends there (`psd=n`); that of a public suffix (`psd=y`) only when there is no other.
 * `above` has the records of each domain from near to far.
 */
export function recordAbove(above: readonly (readonly string[])[]): string | null {
  // Several records at one name are as good as none.
  const single = above.flatMap(([record, another]) => (record && !another ? [record] : []));
  const end = single.findIndex((record) => markOfSuffix(record) === 'n');
  const reachable = end < 0 ? single : single.slice(0, end + 1);
  const own = reachable.filter((record) => markOfSuffix(record) !== 'y');
  return own.at(-1) ?? reachable.at(-1) ?? null;
}

function markOfSuffix(record: string): string | undefined {
  return tagList(record)?.get('psd')?.toLowerCase();
}
