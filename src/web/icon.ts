import type { Brand } from '../domain/brand.ts';
import { papers } from '../domain/papers.ts';
import type { Picture } from './picture.ts';

/** To be counted up when the drawing changes, as what was sent is kept for ever. */
const drawing = 1;

/** Where the icon of a site is asked for: with an accent at a path that changes with its colour. */
export function iconPath(brand: Brand | null): string {
  const accent = brand?.accent;
  return accent ? `/icon-${drawing}-${accent.slice(1).toLowerCase()}.svg` : '/icon.svg';
}

/** The icon in the accent of a brand; null without one, for then it is a static file. */
export function iconPicture(brand: Brand | null): Picture | null {
  if (!brand?.accent) return null;
  const text = drawnIcon({ ground: brand.accent, lamp: papers.light });
  return {
    path: iconPath(brand),
    type: 'image/svg+xml',
    bytes: new TextEncoder().encode(text),
  };
}

/** A lit lamp on its ground, as an SVG; colours are `#rrggbb`. */
export function drawnIcon({ ground, lamp }: Readonly<{ ground: string; lamp: string }>): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><title>Helplight</title>' +
    `<rect width="20" height="20" rx="4" fill="${ground}"/>` +
    `<g fill="none" stroke="${lamp}" stroke-width="1.5" stroke-linecap="round">` +
    `<circle cx="10" cy="10" r="3.2" fill="${lamp}"/>` +
    '<path d="M10 3v1.6m0 10.8V17M3 10h1.6m10.8 0H17"/></g></svg>\n'
  );
}
