import type { MiddlewareHandler } from 'hono';
import { problem } from './http.ts';

/**
 * Lets in only requests that name this machine and come from no other web page. A page on the
 * internet can make a browser call loopback, also under a name of its own (DNS rebinding).
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(host)) {
    return problem(403, 'foreign_host', 'Call this by 127.0.0.1 or localhost.');
  }
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) {
    return problem(403, 'foreign_origin', 'Other web pages may not call this.');
  }
  return next();
};
