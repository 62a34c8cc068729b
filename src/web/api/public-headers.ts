import { baseHeaders } from '../security-headers.ts';

/**
 * The headers of what anybody may read, also a script of any other site. Browsers revalidate; shared
 * caches may hold it for a few seconds.
 */
export const publicHeaders = {
  ...baseHeaders,
  'Content-Type': 'application/json',
  'Cache-Control': 'public, max-age=0, s-maxage=5, must-revalidate',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;
