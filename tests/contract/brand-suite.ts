import { beforeEach, describe, expect, test } from 'vitest';
import { changeBrand } from '../../src/actions/change-brand.ts';
import { changeLogo } from '../../src/actions/change-logo.ts';
import type { Database } from '../../src/storage/database.ts';
import { brandedWatched, someBrand, someLogo } from '../support/brand.ts';
import { minuteMs, someNow, someWatched } from '../support/facts.ts';
import { acting } from './acting.ts';

const name = { zh: '链接', en: 'A link' };

/** What is promised of the brand and its logo; `open` gives an empty database each time. */
export function brandSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const watched = someWatched();
  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });

  describe('a brand', () => {
    const { logo: _, ...texts } = someBrand;

    test('is changed without its logo, and its logo without all else', async () => {
      await changeBrand(at(1), watched, 0, texts);
      const image = await changeLogo(at(2), watched, 1, bytesOf(someLogo.base64));
      expect(image.value).toMatchObject({
        ...texts,
        logo: { format: 'svg', width: 160, height: 32 },
      });
      expect(image.value.logo?.base64).toBe(someLogo.base64);
      expect(image.value.logo?.hash).toMatch(/^[0-9a-f]{16}$/);
      const pale = await changeBrand(at(3), watched, 2, { ...texts, accent: null });
      expect(pale.value).toEqual({ ...texts, accent: null, logo: image.value.logo });
      expect((await changeLogo(at(4), watched, 3, null)).value.logo).toBeNull();
    });

    test('that only the files say so far stays, but for what is changed of it', async () => {
      const accent = await changeBrand(at(1), brandedWatched(), 0, { ...texts, accent: null });
      expect(accent.value).toEqual({ ...texts, accent: null, logo: someLogo });
      await db.client.execute('DELETE FROM settings');
      const bare = await changeLogo(at(2), brandedWatched(), 0, null);
      expect(bare.value).toEqual({ ...texts, logo: null });
    });

    test('leaves no image in the audit', async () => {
      await changeLogo(at(1), watched, 0, bytesOf(someLogo.base64));
      const { rows } = await db.client.execute('SELECT detail FROM audit_entries');
      expect(String(rows[0]?.detail)).toMatch(/^{"logo":{"path":"\/logo-[0-9a-f]{16}\.svg",/);
      expect(String(rows[0]?.detail)).not.toContain(someLogo.base64);
    });

    test.each([
      ['a pale accent', { ...texts, accent: '#ffffaa' }, '/accent'],
      [
        'a link that runs',
        { ...texts, links: [{ label: name, href: 'javascript:1' }] },
        '/links/0/href',
      ],
      [
        'an unknown number',
        { ...texts, registrations: [{ label: 'No. 1' }] },
        '/registrations/0/href',
      ],
      ['a logo', { ...texts, logo: 'logo.svg' }, '/logo'],
      ['links to nothing', { ...texts, links: null }, '/links'],
      [
        'an endless link',
        { ...texts, links: [{ label: name, href: `https://${'a'.repeat(2000)}` }] },
        '/links/0/href',
      ],
    ])('is refused with %s', async (_, input, pointer) => {
      await expect(changeBrand(at(1), watched, null, input)).rejects.toMatchObject({
        ...{ code: 'invalid', faults: [{ pointer }] },
      });
    });

    test.each([
      ['text', new TextEncoder().encode('hello')],
      ['nothing', new Uint8Array()],
      ['too much', new Uint8Array(300 * 1024)],
      [
        'a script',
        new TextEncoder().encode(
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>1</script></svg>',
        ),
      ],
    ])('takes no logo that is %s', async (_, bytes) => {
      await expect(changeLogo(at(1), watched, null, bytes)).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ pointer: '/logo', detail: expect.stringMatching(/^This .*\.$/) }],
      });
    });
  });
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
