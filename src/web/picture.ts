import { answer, type Compress, type Representation, represent } from './representation.ts';
import { baseHeaders } from './security-headers.ts';

/** A picture with its media type, and the path at which it is served, which changes with its content. */
export type Picture = Readonly<{ path: string; type: string; bytes: Uint8Array }>;

/** Opened as a page of its own, too, a picture runs nothing and loads nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Serves a picture, to be kept for ever. It is encoded when it is asked for first; only the result is
 * shared, for in workerd no request may wait for the work of another.
 */
export function servedPicture({ type, bytes }: Picture, compress: Compress) {
  const headers = {
    ...baseHeaders,
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'Cache-Control': 'public, max-age=31536000, immutable',
  };
  let kept: Representation | null = null;
  return async (request: Request): Promise<Response> => {
    const encoded = kept ?? (await represent(bytes, { headers, compress }));
    kept = encoded;
    return answer(request, encoded);
  };
}
