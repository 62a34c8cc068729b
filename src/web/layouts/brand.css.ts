import type { Brand } from '../../domain/brand.ts';
import { pageStyle } from './page.css.ts';

/** The style of the pages of a site: that of all pages, and what its brand adds to it. */
export function styleOf(brand: Brand | null): string {
  return pageStyle + (brand?.accent ? accentStyle(brand.accent) : '') + (brand?.logo ? logo : '');
}

/** No text has this colour; who asks for more contrast keeps the ink. */
function accentStyle(accent: string): string {
  return (
    `@layer tokens{@media not (prefers-contrast:more){:root{--accent:${accent};--focus:${accent}}}}` +
    '@layer base{a{text-decoration-color:var(--accent)}}'
  );
}

/** In the dark it lies on white, so that it keeps the colours it was drawn in. */
const logo =
  '@layer frame{.brand img{block-size:2rem;inline-size:auto;max-inline-size:min(100%,12rem);object-fit:contain;color-scheme:light}}';
