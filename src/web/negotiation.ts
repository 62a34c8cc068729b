import { type Language, languages } from '../domain/localized.ts';

/** Content codings (RFC 9110 §8.4.1) that are prepared ahead of requests, best first. */
export const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

/**
 * Chooses a content coding (RFC 9110 §12.5.3): the first of br and gzip that is offered and not
 * refused by `q=0`, else `identity`, also where that is refused, since some answer beats none.
 */
export function acceptableCoding(
  header: string | null,
  offered: Readonly<Partial<Record<Coding, unknown>>>,
): Coding | 'identity' {
  if (header === null) return 'identity';
  const weights = weightsOf(header);
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0;
  return codings.find((coding) => offered[coding] && weightOf(coding) > 0) ?? 'identity';
}

/** Chooses the language that a reader prefers (RFC 9110 §12.5.4); the given default when neither is named. */
export function preferredLanguage(
  header: string | null | undefined,
  byDefault: Language,
): Language {
  let best: { language: Language; weight: number } = { language: byDefault, weight: 0 };
  for (const [tag, weight] of weightsOf(header ?? '')) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** Whether If-None-Match names this tag, by weak comparison (RFC 9110 §13.1.2). */
export function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Browsers send but a few different headers, so the last ones read are kept. */
const read = new Map<string, ReadonlyMap<string, number>>();
const mostRead = 100;

/** The members of a weighted list, in lower case and in their order; a bad weight counts as 0. */
function weightsOf(header: string): ReadonlyMap<string, number> {
  const known = read.get(header);
  if (known) return known;
  const weights = new Map(header.toLowerCase().split(',', 50).map(weighted));
  if (read.size >= mostRead) read.clear();
  if (header.length <= 200) read.set(header, weights);
  return weights;
}

function weighted(member: string): [string, number] {
  const [name = '', ...parameters] = member.split(';');
  const quality = parameters
    .map((parameter) => parameter.trim())
    .find((text) => text.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return [name.trim(), weight >= 0 && weight <= 1 ? weight : 0];
}
