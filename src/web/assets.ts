import { type Compress, type Representation, represent } from './representation.ts';
import { baseHeaders } from './security-headers.ts';

/** Static files by the path at which they are served, ready to be sent. */
export type Assets = ReadonlyMap<string, Representation>;

/** A file of `public/`: the path at which it is served, with its leading slash, and its bytes. */
export type StaticFile = Readonly<{ path: string; bytes: Uint8Array }>;

/** Prepares static files; a name that carries a version, as `htmx-4.0.1.min.js`, may be kept for ever. */
export async function prepareAssets(
  files: readonly StaticFile[],
  compress: Compress,
): Promise<Assets> {
  const assets = new Map<string, Representation>();
  for (const { path, bytes } of files) {
    assets.set(path, await represent(bytes, { headers: headersOf(path), compress }));
  }
  return assets;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

function headersOf(path: string): Readonly<Record<string, string>> {
  const versioned = /-\d+\.\d+\.\d+\./.test(path);
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return {
    ...baseHeaders,
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Cache-Control': versioned ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
