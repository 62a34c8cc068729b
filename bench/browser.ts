import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../src/domain/localized.ts';
import { chromiumPath, launchChromium } from '../tests/support/browser.ts';
import { layoutShift, watchLayoutShifts } from '../tests/support/page-look.ts';
import { type PageFacts, servePage } from '../tests/support/page-server.ts';
import { atMost, type Figure } from './figure.ts';
import { allDownFacts, shippedSite, siteNow, wellFacts } from './site.ts';

/** The machine and the network of a visitor. */
type Conditions = Readonly<{
  /** How many times slower the processor is. */
  slowdown: number;
  /** From a request to the first byte of its answer, and bytes per second each way; null is loopback. */
  network: Readonly<{ latency: number; throughput: number }> | null;
}>;

type Visit = Readonly<{ verdictMs: number; layoutShift: number }>;

const quick: Conditions = { slowdown: 1, network: null };
const slow: Conditions = { slowdown: 4, network: null };
/** A phone at the edge of the network: 400 kbit/s. */
const poor: Conditions = { slowdown: 4, network: { latency: 400, throughput: 50_000 } };

const rounds = 7;

/**
 * The page of the shipped site on a phone, with an empty cache: when the verdict is painted, well
 * and in trouble, and whether anything moves until the page has refreshed itself to the other.
 */
export async function measureBrowser(): Promise<readonly Figure[]> {
  if (!existsSync(chromiumPath)) {
    throw new Error('Chromium is not installed; run npm test as root, which installs it.');
  }
  const browser = await launchChromium();
  try {
    const near = await visits(browser, quick, 'well');
    const slowed = await visits(browser, slow, 'well');
    const well = await visits(browser, poor, 'well');
    const trouble = await visits(browser, poor, 'trouble');
    const far = 'CPU slowed 4×, 400 ms RTT, 400 kbit/s';
    return [
      verdictWithin(300, 'verdict in Chromium', near),
      verdictWithin(800, 'verdict in Chromium, CPU slowed 4×', slowed),
      verdictWithin(1500, `verdict in Chromium, ${far}`, well),
      verdictWithin(1500, `verdict in Chromium in trouble, ${far}`, trouble),
      noShift(`layout shift with a refresh, ${far}, worst`, [...well, ...trouble]),
    ];
  } finally {
    await browser.close();
  }
}

function verdictWithin(bar: number, name: string, visits: readonly Visit[]): Figure {
  return atMost(bar, { name, unit: 'ms', runs: visits.map(({ verdictMs }) => verdictMs) });
}

function noShift(name: string, visits: readonly Visit[]): Figure {
  const runs = visits.map((visit) => visit.layoutShift);
  return atMost(0, { name, unit: 'score', runs, value: Math.max(...runs) });
}

/** Visits in each language by turns, to a page that begins like this and ends as the opposite. */
async function visits(
  browser: Browser,
  conditions: Conditions,
  first: 'well' | 'trouble',
): Promise<readonly Visit[]> {
  const watched = await shippedSite();
  const states = [wellFacts(watched), allDownFacts(watched)];
  const [before, after] = first === 'well' ? states : states.toReversed();
  const made: Visit[] = [];
  for (let round = 0; round < rounds; round++) {
    const world = { watched, facts: before ?? wellFacts(watched), now: siteNow } as const;
    const page: PageFacts = { ...world, notice: 'none' };
    const server = await servePage(page);
    const turn = async () => {
      page.facts = after ?? page.facts;
      await server.refresh();
    };
    const language = round % 2 === 0 ? 'zh' : 'en';
    try {
      made.push(await visit(browser, conditions, { url: server.url, language, turn }));
    } finally {
      await server.close();
    }
  }
  return made;
}

type Served = Readonly<{ url: string; language: Language; turn: () => Promise<void> }>;

/** Every visit is the first one: a new context has an empty cache. */
async function visit(
  browser: Browser,
  conditions: Conditions,
  { url, language, turn }: Served,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    await impose(page, conditions);
    await page.addInitScript(noteVerdict);
    await watchLayoutShifts(page);
    await page.goto(`${url}/${language}`, { waitUntil: 'load' });
    const painted = await page.waitForFunction(verdictPaintedAt);
    const verdictMs = await painted.jsonValue();
    await turn();
    await refreshed(page);
    return { verdictMs, layoutShift: await layoutShift(page) };
  } finally {
    await context.close();
  }
}

async function impose(page: Page, { slowdown, network }: Conditions): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (network === null) return;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network.latency,
    downloadThroughput: network.throughput,
    uploadThroughput: network.throughput,
  });
}

/** Has the page refresh itself, as it does every half minute, until nothing slides any more. */
async function refreshed(page: Page): Promise<void> {
  const before = await page.locator('h1').textContent();
  await page.evaluate(() => document.getElementById('status')?.dispatchEvent(new Event('renew')));
  await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
  await page.waitForFunction(() => document.getAnimations().length === 0);
}

/**
 * In the page: has the words of the headline timed (Element Timing), which has to be asked for
 * before they are painted, and marks each paint. Each phrase is a box of its own.
 */
function noteVerdict(): void {
  const paints = new PerformanceObserver((list) => {
    for (const paint of list.getEntries()) {
      if ('renderTime' in paint)
        performance.mark('verdict', { startTime: Number(paint.renderTime) });
    }
  });
  paints.observe({ type: 'element', buffered: true });
  const parsed = new MutationObserver(() => {
    const words = document.querySelectorAll('.verdict h1, .verdict h1 *');
    for (const word of words) word.setAttribute('elementtiming', 'verdict');
    if (document.readyState !== 'loading') parsed.disconnect();
  });
  parsed.observe(document, { childList: true, subtree: true });
}

/** In the page: milliseconds from the start of navigation to the last paint of the headline; 0 for none. */
function verdictPaintedAt(): number {
  return Math.max(0, ...performance.getEntriesByName('verdict').map(({ startTime }) => startTime));
}
