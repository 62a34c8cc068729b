import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someJpeg, somePng, someSvg, someWebp } from '../../../tests/support/logos.ts';
import { type LogoContent, logoLimit, readLogo } from './logo.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (root: string) => bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${root}/>`);

describe('a logo is told by its content', () => {
  it.each([
    ['png', somePng(120, 40), 120, 40],
    ['jpg', someJpeg(300, 200), 300, 200],
    ['webp', someWebp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 64, 0, 32, 0x40]), 64, 32],
    ['webp', someWebp('VP8L', [0x2f, 63, 0xc0, 7, 0]), 64, 32],
    ['webp', someWebp('VP8X', [0, 0, 0, 0, 63, 0, 0, 31, 0, 0]), 64, 32],
    ['svg', bytes(someSvg), 160, 32],
    ['svg', bytes(`\ufeff<?xml version="1.0" encoding="UTF-8"?>\n${someSvg}`), 160, 32],
    ['svg', svg('width="12.5px" height="8"'), 13, 8],
  ] as const)('%s', (format, file, width, height) => {
    expect(readLogo(file)).toEqual({ kind: 'logo', format, width, height });
  });
});

describe('what cannot be a logo is refused, with what was found', () => {
  const cut = (file: Uint8Array, length: number) => file.subarray(0, length);

  it.each([
    ['a GIF', bytes('GIF89a'), 'must be PNG, JPEG, WebP or SVG; it begins with the bytes 47 49 46'],
    ['nothing', new Uint8Array(), 'must be PNG, JPEG, WebP or SVG; it is empty'],
    ['a sound', bytes('RIFF    WAVEfmt '), 'it begins with the bytes 52 49 46 46'],
    ['an HTML page', bytes('<!doctype html><script>1</script>'), 'is not plain SVG at "<!doctype"'],
    ['a PNG that breaks off', cut(somePng(9, 9), 20), 'is damaged'],
    ['a PNG without width', somePng(0, 9), 'is damaged'],
    ['a JPEG that breaks off', cut(someJpeg(9, 9), 12), 'is damaged'],
    ['a WebP of parts only', someWebp('ALPH', []), 'is damaged'],
    ['a wide picture', somePng(2049, 9), 'is 2049 × 9 pixels; make it at most 2048 on each side'],
    ['an SVG without a size', svg(''), 'tells no size; give its <svg> a viewBox'],
    ['an SVG without height', svg('viewBox="0 0 10 0"'), 'tells no size'],
    ['an SVG that runs', svg('viewBox="0 0 9 9" onload="x()"'), 'has "onload" on <svg> as "x()"'],
    ['a large file', new Uint8Array(logoLimit + 1), 'is 257 KiB; make it at most 256 KiB'],
  ])('%s', (_name, file, remedy) => {
    expect(refusalOf(readLogo(file))).toContain(remedy);
  });

  it('whatever the bytes, without an error', () => {
    const starts = [somePng(9, 9), someJpeg(9, 9), someWebp('VP8X', []), bytes(someSvg)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array(), fc.nat(40), (start, more, keep) => {
        const file = Uint8Array.from([...start.subarray(0, keep), ...more]);
        return ['logo', 'refused'].includes(readLogo(file).kind);
      }),
    );
  });
});

function refusalOf(content: LogoContent): string {
  return content.kind === 'refused' ? content.remedy : 'nothing';
}
