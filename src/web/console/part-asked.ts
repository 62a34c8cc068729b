/** Whether a script asks for a part of a page (htmx says what takes its answer), not for a page. */
export function isPartAsked({ headers }: Request): boolean {
  const target = headers.get('hx-target');
  return target !== null && target !== 'div#page';
}

/**
 * The answer where the session is over: the page is got anew, which leads to signing in; a page on
 * which somebody types stays as it is until they send it (htmx does nothing with a 204).
 */
export function partTurnedAway({ method }: Request): Response {
  const headers = { 'Cache-Control': 'no-store' };
  return method === 'GET'
    ? new Response(null, { status: 401, headers: { ...headers, 'HX-Refresh': 'true' } })
    : new Response(null, { status: 204, headers });
}
