import type { Facts } from '../src/domain/facts.ts';
import type { Language } from '../src/domain/localized.ts';
import { languages } from '../src/domain/localized.ts';
import { supportStatus } from '../src/domain/status/support-status.ts';
import type { Watched } from '../src/domain/watched.ts';
import { nodeCompress } from '../src/runtimes/node/compress.ts';
import { statusPrints } from '../src/web/public/status.tsx';
import { publicView } from '../src/web/public/view.ts';
import { atMost, type Figure } from './figure.ts';
import { processorMsOf } from './processor-time.ts';
import { type Contender, interleaved, ratios, repeated } from './rounds.ts';
import {
  allDownFacts,
  shippedSite,
  siteNow,
  siteOf,
  sizes,
  troubledFacts,
  wellFacts,
} from './site.ts';

/** Bytes that one congestion window carries (RFC 6928), rounded down to what a page may use of it. */
const firstWindow = 14 * 1024;

/** What it costs to render, which happens once per change, and what the first view weighs. */
export async function measureRender(): Promise<readonly Figure[]> {
  return [await renderTime(), ...(await perComponent()), ...(await firstViews())];
}

/** From facts to HTML in one language, once the code is warm, as in a process that has run a while. */
async function renderTime(): Promise<Figure> {
  const render = rendering(60);
  await repeated(100, render);
  const runs = await repeated(60, render);
  return atMost(8, { name: 'render of 60 components × 90 days, CPU', unit: 'ms', runs });
}

/** A site that is larger costs no more for each of its components than the smallest one. */
async function perComponent(): Promise<readonly Figure[]> {
  const [small, large, huge] = sizes;
  // As many components in each turn.
  const turnOf = (size: number) => {
    const render = rendering(size);
    return async () => total(await repeated((2 * huge) / size, render));
  };
  const contenders = { bare: turnOf(small), large: turnOf(large), huge: turnOf(huge) };
  const costs = await interleaved(20, contenders);
  const against = (size: number, theirs: readonly number[]) =>
    atMost(1.25, {
      name: `render per component, ${size} components against ${small}, CPU`,
      unit: '×',
      runs: ratios(theirs, costs.bare),
    });
  return [against(large, costs.large), against(huge, costs.huge)];
}

/** Milliseconds of processor time of one rendering of a site of that size. */
function rendering(size: number): Contender {
  const watched = siteOf(size);
  const facts = troubledFacts(watched);
  return () => processorMsOf(() => print(watched, facts, 'zh'));
}

/** The shipped site, well and in trouble, and what is left of the window by sites that are larger. */
async function firstViews(): Promise<readonly Figure[]> {
  const shipped = await shippedSite();
  const view = async (bar: number, name: string, watched: Watched, facts: Facts) =>
    atMost(bar, {
      name: `first view, ${name}, brotli`,
      unit: 'B',
      ...(await weight(watched, facts)),
    });
  const larger = async (size: number, bar: number) => {
    const watched = siteOf(size);
    return view(bar, `${size} components`, watched, troubledFacts(watched));
  };
  return [
    await view(firstWindow, 'shipped site', shipped, wellFacts(shipped)),
    await view(firstWindow, 'shipped site in trouble', shipped, allDownFacts(shipped)),
    await larger(sizes[1], firstWindow),
    await larger(sizes[2], 2 * firstWindow),
  ];
}

/** The larger of both languages counts. */
async function weight(watched: Watched, facts: Facts) {
  const runs: number[] = [];
  for (const language of languages) {
    const html = new TextEncoder().encode(print(watched, facts, language));
    const compressed = await nodeCompress.br?.(html);
    runs.push(compressed?.length ?? html.length);
  }
  return { runs, value: Math.max(...runs) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function print(watched: Watched, facts: Facts, language: Language): string {
  const view = publicView(watched, supportStatus(watched, facts, siteNow), 'none');
  return statusPrints(view, language).page();
}
