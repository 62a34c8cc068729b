import type { Child } from 'hono/jsx';
import type { Brand } from '../domain/brand.ts';
import { styleOf } from './layouts/brand.css.ts';
import { sha256 } from './representation.ts';
import { securityHeaders } from './security-headers.ts';

/** Prints a rendered page as an HTML document. */
export function htmlDocument(page: Child): string {
  return `<!doctype html>${page}`;
}

/** A document title: a sentence without its full stop, and the name of the site. */
export function titleFrom(sentence: string, siteName: string): string {
  return `${sentence.replace(/[.。]$/, '')} · ${siteName}`;
}

/**
 * The headers of HTML pages and of their parts, in whatever language.
 * @param added what the style of a page has besides that of the site.
 */
export async function pageHeaders(
  baseUrl: string,
  brand: Brand | null,
  added = '',
): Promise<Readonly<Record<string, string>>> {
  const styleHash = await sha256(new TextEncoder().encode(styleOf(brand) + added));
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    ...securityHeaders({ styleHash, baseUrl }),
  };
}
