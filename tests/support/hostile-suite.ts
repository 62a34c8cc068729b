import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './browser.ts';
import { consolePages } from './console-pages.ts';
import { forbiddenLinks, hostileTexts, packed } from './hostile.ts';
import { askingFor, feedPaths, namedBy, pagesOf } from './hostile-addresses.ts';
import {
  differenceOf,
  feedTexts,
  skeletonOf,
  strangersIn,
  textForms,
  watchForHits,
} from './hostile-page.ts';
import { addNamed, followed, previewed, read, readerOf, sendForm } from './hostile-reading.ts';
import { type SpokenSite, spokenSite } from './hostile-site.ts';
import { flattened, hostileSpeeches, names, titles } from './hostile-speech.ts';
import { plainSpeech, type Speech } from './told-site.ts';

/**
 * What staff write is read in a real browser: nothing in it may run, ask for anything or become an element.
 * `short` is the first round, on every page and where scripts put it; `whole` takes several minutes.
 */
export function hostileSuite(extent: 'short' | 'whole'): void {
  describe.skipIf(!hasChromium())('what staff write, read in Chromium', () => {
    const speeches = extent === 'whole' ? hostileSpeeches : hostileSpeeches.slice(0, 1);
    let browser: Browser;
    let plain: SpokenSite;
    const plainPages = new Map<string, readonly string[]>();
    beforeAll(async () => {
      browser = await launchChromium();
      plain = await spokenSite(browser, plainSpeech);
      for (const [name, path] of Object.entries(pagesOf(plain))) {
        plainPages.set(name, await read(plain, name, path));
      }
    }, 120_000);
    afterAll(async () => {
      await plain?.close();
      await browser?.close();
    });

    /** A site of these words for as long as the work takes, in which nothing may happen. */
    async function onSite(speech: Speech, work: (site: SpokenSite) => Promise<readonly unknown[]>) {
      const site = await spokenSite(browser, speech);
      try {
        const found = await work(site);
        expect([...found, ...site.hits]).toEqual([]);
      } finally {
        await site.close();
      }
    }

    it('would be seen where it is not escaped', async () => {
      expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(60);
      const quiet = await browser.newPage({ javaScriptEnabled: false });
      await quiet.route('**', (route) => route.abort());
      const skeletonIn = async (text: string) => {
        await quiet.setContent(around(text));
        return skeletonOf(quiet);
      };
      const before = await skeletonIn('plain');
      const raw = hostileTexts.filter((text) => /^[<"']|^<?\/\w+>/.test(text));
      expect(raw.length).toBeGreaterThan(40);
      for (const text of raw) {
        const difference = differenceOf(before, await skeletonIn(text));
        expect([text, difference]).not.toEqual([text, null]);
      }
      await quiet.close();
      const hits: string[] = [];
      const open = await browser.newPage();
      await watchForHits(open.context(), 'https://status.example', hits);
      await open.setContent(around('<img src=x onerror=hit()>'));
      await expect.poll(() => hits).toContain('hit() was run');
      await open.close();
    });

    it.each(speeches.map((speech, index) => [index, speech] as const))(
      'brings about nothing but text on any page or in any feed, round %i',
      (_, speech) =>
        onSite(speech, async (site) => {
          const found: unknown[] = [];
          for (const [name, path] of Object.entries(pagesOf(site))) {
            const difference = differenceOf(
              plainPages.get(name) ?? [],
              await read(site, name, path),
            );
            if (difference !== null) found.push([name, difference]);
            found.push(...(await strangersIn(readerOf(site, name))).map((one) => [name, one]));
          }
          for (const path of feedPaths) {
            await site.page.goto(`${site.site.url}/en`);
            const texts = await feedTexts(site.page, path);
            expect([path, texts.length > 3]).toEqual([path, true]);
            // As a reader of feeds shows it, which may have no policy at all.
            await site.page.setContent(`<main class="prose">${texts.join('')}</main>`);
            found.push(...(await strangersIn(site.page)).map((one) => [path, one]));
          }
          return found;
        }),
      120_000,
    );

    it(
      'brings about nothing but text where a script puts it in place',
      () =>
        onSite(hostileSpeeches[0] ?? plainSpeech, async (site) => {
          const found: unknown[] = [];
          for (const steps of [followed, previewed]) {
            const skeleton = await steps(plain, flattened);
            const difference = differenceOf(skeleton, await steps(site, (text) => text));
            if (difference !== null) found.push([steps.name, difference]);
            found.push(...(await strangersIn(site.page)));
          }
          return found;
        }),
      60_000,
    );

    if (extent === 'short') return;

    it(
      'brings about nothing but text in names, of tokens and of people',
      () =>
        onSite(plainSpeech, async (few) => {
          await onSite(plainSpeech, async (many) => {
            const found: unknown[] = [];
            for (const [index, name] of names.entries()) {
              await addNamed(many, index, name);
              await addNamed(few, index, `plain ${index}`);
            }
            for (const path of ['/console/tokens', '/console/staff', '/console/audit']) {
              // People stand in the order of their names.
              const skeleton = (await read(few, path, path)).toSorted();
              const theirs = (await read(many, path, path)).toSorted();
              const difference = differenceOf(skeleton, theirs);
              if (difference !== null) found.push([path, difference]);
            }
            return found;
          });
          return [];
        }),
      120_000,
    );

    it(
      'comes back as text from every form, whatever field it was typed into',
      () =>
        onSite(plainSpeech, async (hostile) => {
          const typed = [...forbiddenLinks, ...packed(hostileTexts, 600, '\n')];
          const found: unknown[] = [];
          let forms = 0;
          for (const [name, path] of Object.entries(consolePages(plain.told))) {
            const theirs = consolePages(hostile.told)[name] ?? '';
            await read(plain, `/console${name}`, `/console${path}`);
            for (const form of await textForms(readerOf(plain, `/console${name}`))) {
              forms += 1;
              const skeleton = await sendForm(plain, name, path, form, typed.map(flattened));
              const sent = await sendForm(hostile, name, theirs, form, typed);
              const difference = differenceOf(skeleton, sent);
              if (difference !== null) found.push([name, form, difference]);
            }
          }
          expect(forms).toBeGreaterThan(20);
          return found;
        }),
      120_000,
    );

    it('stays text in every address, in its path and in what it asks for', async () => {
      const found: unknown[] = [];
      for (const [route, path] of Object.entries(consolePages(plain.told))) {
        const addresses = (spell: (text: string) => string) => [
          askingFor(path, titles.map(spell)),
          ...(route.includes(':') ? [namedBy(route, titles.map(spell))] : []),
        ];
        const strange = addresses((text) => text);
        for (const [index, address] of addresses(flattened).entries()) {
          const skeleton = await read(plain, `/console${route}`, address);
          const theirs = await read(plain, `/console${route}`, strange[index] ?? '');
          const difference = differenceOf(skeleton, theirs);
          if (difference !== null) found.push([strange[index], difference]);
        }
      }
      expect([...found, ...plain.hits]).toEqual([]);
    }, 120_000);
  });
}

/** A text in the places that pages have for it. */
function around(text: string): string {
  return `<main><p>${text}</p><input value="${text}"><input value='${text}'></main>`;
}
