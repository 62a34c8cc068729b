import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium } from '../tests/support/browser.ts';
import { startChild } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import type { ServerQuestion } from './processes/page-server.ts';
import { repeated } from './rounds.ts';

/** Time from the start of navigation until Chromium has painted the status; cold cache, loopback. */
export async function measureBrowser(): Promise<readonly Figure[]> {
  if (!existsSync(chromiumPath)) {
    throw new Error('Chromium is not installed; run npm test as root, which installs it.');
  }
  const server = await startChild<ServerQuestion, string | number>('page-server');
  const browser = await launchChromium();
  try {
    const url = `${await server.ask('origin')}/zh`;
    const quick = await repeated(7, () => statusPaintedMs(browser, url, 1));
    const slow = await repeated(7, () => statusPaintedMs(browser, url, 4));
    return [
      atMost(300, { name: 'Chromium shows the status', unit: 'ms', runs: quick }),
      atMost(800, { name: 'Chromium shows the status, CPU slowed 4×', unit: 'ms', runs: slow }),
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}

/** Every visit is the first one: a new context has an empty cache. */
async function statusPaintedMs(browser: Browser, url: string, slowdown: number): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(noteStatus);
    await page.goto(url, { waitUntil: 'commit' });
    const painted = await page.waitForFunction(paintedAt);
    return await painted.jsonValue();
  } finally {
    await context.close();
  }
}

/** In the page: marks the frame after the first one that holds the verdict and every component. */
function noteStatus(): void {
  const look = () => {
    const verdict = document.querySelector('.verdict h1');
    const hasStatus =
      verdict?.textContent && document.querySelector('[data-component][data-status]');
    const isThere = hasStatus && document.readyState !== 'loading' && verdict.clientHeight > 0;
    if (isThere) requestAnimationFrame(() => performance.mark('status'));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: milliseconds until the status was painted; 0 while it is not. */
function paintedAt(): number {
  const status = performance.getEntriesByName('status')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return status && paint ? Math.max(status.startTime, paint.startTime) : 0;
}
