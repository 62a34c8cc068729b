import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The Chromium without windows takes two thirds of the time of the whole one. */
const withoutWindows = '/usr/bin/chromium-headless-shell';

export const chromiumPath = existsSync(withoutWindows) ? withoutWindows : '/usr/bin/chromium';

/** Whether the browser tests can run on this machine. */
export function hasChromium(): boolean {
  return existsSync(chromiumPath);
}

/** Starts Debian's Chromium without the traffic of its own that would blur what a page requests. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
