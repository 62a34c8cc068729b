import { answer, type Compress, type Representation, represent } from './representation.ts';
import { baseHeaders } from './security-headers.ts';

/** A logo with the path at which it is served, which changes with its content, and its media type. */
export type ServedLogo = Readonly<{ path: string; type: string; bytes: Uint8Array }>;

/** Where the logo is asked for, and what answers. */
export type LogoRoute = Readonly<{
  path: string;
  answer: (request: Request) => Promise<Response>;
}>;

/** Opened as a page of its own, too, a logo runs nothing and loads nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Serves a logo, to be kept for ever. It is encoded when it is asked for first; only the result is
 * shared, for in workerd no request may wait for the work of another.
 */
export function logoRoute({ path, type, bytes }: ServedLogo, compress: Compress): LogoRoute {
  const headers = {
    ...baseHeaders,
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'Cache-Control': 'public, max-age=31536000, immutable',
  };
  let kept: Representation | null = null;
  return {
    path,
    answer: async (request) => {
      const logo = kept ?? (await represent(bytes, { headers, compress }));
      kept = logo;
      return answer(request, logo);
    },
  };
}
