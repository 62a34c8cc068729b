import type { Language } from '../src/domain/localized.ts';
import { languages } from '../src/domain/localized.ts';
import { supportStatus, type Watched } from '../src/domain/support-status.ts';
import { nodeCompress } from '../src/runtimes/compress.ts';
import { printPage } from '../src/web/public/snapshot.ts';
import { publicView } from '../src/web/public/view.ts';
import { atMost, type Figure } from './figure.ts';
import { processorMsOf } from './processor-time.ts';
import { repeated } from './rounds.ts';
import { siteNow, siteOf, troubledFacts } from './site.ts';

/** Bytes that one congestion window carries (RFC 6928), rounded down to what a page may use of it. */
const firstWindow = 14 * 1024;

/** What it costs to render, which happens once per change, and what the first view weighs. */
export async function measureRender(): Promise<readonly Figure[]> {
  return [await renderTime(), await firstView()];
}

/** From facts to HTML in one language, once the code is warm, as in a process that has run a while. */
async function renderTime(): Promise<Figure> {
  const watched = siteOf(60);
  const facts = troubledFacts(watched);
  const render = () => processorMsOf(() => print(watched, facts, 'zh'));
  await repeated(100, render);
  const runs = await repeated(60, render);
  return atMost(8, { name: 'render of 60 components × 90 days, CPU', unit: 'ms', runs });
}

/** The larger of both languages counts. */
async function firstView(): Promise<Figure> {
  const watched = siteOf(10);
  const facts = troubledFacts(watched);
  const runs: number[] = [];
  for (const language of languages) {
    const html = new TextEncoder().encode(print(watched, facts, language));
    const compressed = await nodeCompress.br?.(html);
    runs.push(compressed?.length ?? html.length);
  }
  const name = 'first view of 10 components, HTML and CSS, brotli';
  return atMost(firstWindow, { name, unit: 'B', runs, value: Math.max(...runs) });
}

function print(
  watched: Watched,
  facts: ReturnType<typeof troubledFacts>,
  language: Language,
): string {
  return printPage(publicView(watched, supportStatus(watched, facts, siteNow), 'none'), language);
}
