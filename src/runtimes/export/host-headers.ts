import { apiPath } from '../../web/api/api-path.ts';
import type { ReadDocument } from './reading.ts';

/**
 * A file `_headers` for the hosts that read one: revalidation, and the types of what has no ending
 * that says it, or none that all hosts know.
 */
export function hostHeaders(documents: ReadonlyMap<string, ReadDocument>): string {
  const feeds = [...documents].filter(
    ([path]) => !path.startsWith(apiPath) && /\.(?!txt)/.test(path),
  );
  return [
    block('/*', [
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: no-referrer',
      "Content-Security-Policy: frame-ancestors 'none'",
      'Cache-Control: no-cache',
    ]),
    block(`${apiPath}/*`, ['Content-Type: application/json', anybody]),
    ...feeds.map(([path, { type }]) => block(path, [`Content-Type: ${type}`, anybody])),
  ].join('\n');
}

const anybody = 'Access-Control-Allow-Origin: *';

function block(path: string, lines: readonly string[]): string {
  return `${path}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
