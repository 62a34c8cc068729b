import { describe, expect, it } from 'vitest';
import { activeIn } from './inert-svg.ts';

const svg = (inside: string, root = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"${root}>${inside}</svg>`;
const read = (text: string) => activeIn(new TextEncoder().encode(text));

describe('an SVG that only draws', () => {
  it.each([
    svg('<path d="M0 0h8v8z" fill="#0b5cc4"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n${svg('<title>Wallet</title>')}\n`,
    svg('<style>.a{fill:#f00} @media (prefers-color-scheme: dark){.a{fill:#fff}}</style>'),
    svg(
      '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect width="8" height="8" fill="url(#g)"/>',
    ),
    svg('<text x="1" y="4">钱包 a &amp; b</text>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'),
  ])('is taken: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('an SVG that could do more is refused, and told why', () => {
  it.each([
    [svg('<script>alert(1)</script>'), '<script>'],
    [svg('<SCRIPT>alert(1)</SCRIPT>'), '<SCRIPT>'],
    [svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'), '<x:script>'],
    [svg('<foreignObject><body/></foreignObject>'), '<foreignObject>'],
    [svg('<image href="https://evil.example/p.png"/>'), '<image>'],
    [svg('<use href="#a"/>'), '<use>'],
    [svg('<a href="javascript:alert(1)"><path d=""/></a>'), '<a>'],
    [svg('<animate attributeName="href" to="javascript:alert(1)"/>'), '<animate>'],
    [svg('<set attributeName="onload" to="alert(1)"/>'), '<set>'],
    [svg('<iframe src="https://evil.example/"/>'), '<iframe>'],
    [svg('<filter id="f"><feImage href="https://evil.example/"/></filter>'), '<filter>'],
    [svg('', ' onload="alert(1)"'), '"onload"'],
    [svg('<path OnClick = "alert(1)"/>'), '"OnClick"'],
    [svg('<path xlink:href="https://evil.example/"/>'), '"xlink:href"'],
    [svg('<path d="" xml:base="https://evil.example/"/>'), '"xml:base"'],
    [svg('<path fill="url(https://evil.example/#a)"/>'), '"fill"'],
    [svg('<path fill="url(//evil.example/#a)"/>'), '"fill"'],
    [svg('<path style="fill:u\\72l(evil)"/>'), '"style"'],
    [svg('<path fill="u&#114;l(evil)"/>'), '"fill"'],
    [svg('<style>@import "https://evil.example/a.css";</style>'), 'a style that fetches'],
    [svg('<style>*{background:url(https://evil.example/)}</style>'), 'a style that fetches'],
    [svg('<style>*{background:u\\72l(x)}</style>'), 'a style that fetches'],
    [svg('<style>*{background:image-set("x" 1x)}</style>'), 'a style that fetches'],
    [svg('<style><!-- @import "x"; --></style><style>@im&#112;ort "x"</style>'), 'a style that'],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'not plain SVG'],
    [`<?xml-stylesheet href="https://evil.example/a.css"?>${svg('')}`, 'not plain SVG'],
    [svg('<![CDATA[<script>alert(1)</script>]]>'), 'not plain SVG'],
    [svg('<style><![CDATA[@import "x";]]></style>'), 'not plain SVG'],
    [svg('<style><g></g></style>'), '<g>'],
    [svg('<style>@font-face{src:local(x)}</style>'), 'a style that fetches'],
    [svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), '"xmlns"'],
    [svg('<g xmlns:x="http://www.w3.org/1999/xlink"/>'), '"xmlns:x"'],
    [svg('<linearGradient href="data:image/svg+xml,%3Csvg/%3E"/>'), '"href"'],
    [svg('<linearGradient HREF="#a"/>'), '"HREF"'],
    [svg('<path d="" d="M0 0"/>'), 'not plain SVG'],
    [svg('<text>&evil;</text>'), 'not plain SVG'],
    [`<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, 'not plain SVG'],
    [`x${svg('')}`, 'not plain SVG'],
    ['<svg viewBox="0 0 8 8"></svg>', 'lacks xmlns'],
    [svg('<path d=unquoted />'), 'not plain SVG'],
    [svg('<path d="a" <script>'), 'not plain SVG'],
    [svg('<g>'), 'closes <svg>'],
    [svg('</g>'), 'closes <g>'],
    [`${svg('')}${svg('')}`, 'not one whole <svg>'],
    ['<g></g>', 'not one <svg>'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'not one whole <svg>'],
    ['<!-- nothing -->', 'not one whole <svg>'],
  ])('%s', (text, why) => {
    expect(read(text)).toContain(why);
  });

  it('refuses what is not UTF-8', () => {
    expect(activeIn(new Uint8Array([0x3c, 0xff, 0xfe]))).toBe('is not UTF-8; save it anew');
  });
});
