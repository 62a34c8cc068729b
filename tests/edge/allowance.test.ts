import { describe, expect, inject, test } from 'vitest';
import type { ProbeResult } from '../../src/domain/monitor/check.ts';
import { edgeProbesBy } from '../../src/probes/edge.ts';
import { type Allowance, createAllowance } from '../../src/runtimes/edge/allowance.ts';
import { httpSpec, webSocketSpec } from '../support/targets/specs.ts';

const timeoutMs = 3000;

/** Looks at targets, as many at once as the allowance lets. */
function looks(allowance: Allowance, names: readonly string[]): Promise<readonly ProbeResult[]> {
  const share = allowance.share({ connections: 2, keepsBack: 1 });
  const { http, websocket } = edgeProbesBy(share.fetch);
  const context = { timeoutMs, degradedAfterMs: null, runId: 'run-1' };
  return Promise.all(
    names.map(async (name) => {
      const url = inject('targets')[name] ?? '';
      const spec = webSocketSpec({ url: url.replace(/^http/, 'ws') });
      const look = name.startsWith('chat')
        ? websocket?.(spec, context)
        : http?.(httpSpec({ url, maxRedirects: 3 }), context);
      if (!look) throw new Error('The edge has this probe.');
      return look;
    }),
  );
}

describe('an allowance in workerd', () => {
  test.each([
    ['answers', 'api'],
    ['answers in fragments', 'apiInFragments'],
    ['answers of which only the beginning is read', 'apiEndless'],
    ['conversations', 'chat'],
    ['failures', 'refused'],
    ['answers that break off', 'apiCutShort'],
  ])('gives the connections of %s to the next', async (_, name) => {
    const allowance = createAllowance({ connections: 6, subrequests: 50 });
    const results = await looks(allowance, Array(6).fill(name));
    expect(new Set(results.map(({ reason }) => reason)).size).toBe(1);
    expect(results[0]?.reason).not.toBe('timed_out');
    expect([allowance.left(), allowance.mostAtOnce()]).toEqual([44, 2]);
  });

  test('counts each hop of a redirect', async () => {
    const allowance = createAllowance({ connections: 6, subrequests: 50 });
    const [result] = await looks(allowance, ['redirectLoop']);
    expect(result?.reason).toBe('too_many_redirects');
    expect(allowance.left()).toBe(46);
  });

  test('sends nothing once what is left is for others', async () => {
    const allowance = createAllowance({ connections: 6, subrequests: 3 });
    const results = await looks(allowance, ['api', 'api', 'api']);
    expect(results.map(({ outcome }) => outcome)).toEqual(['up', 'up', 'down']);
    expect(allowance.left()).toBe(1);
  });
});
