import { describe, expect, inject, test } from 'vitest';
import { edgePost } from '../../src/delivery/edge/post.ts';
import type { Answer } from '../../src/delivery/webhook/post.ts';
import { refusedUrls } from '../support/refused-urls.ts';

const post = edgePost({ allowPrivate: true, exempt: [] }, fetch);
const { signal } = new AbortController();
const message = { headers: { 'webhook-id': 'msg_1' }, body: '{}', tries: 1 };

function posted(name: string): Promise<Answer> {
  const url = inject('targets')[name];
  if (!url) throw new Error(`There is no target "${name}".`);
  return post({ ...message, url }, signal);
}

describe('a post from workerd', () => {
  test.each([
    ['api', 200],
    ['apiFailing', 503],
    ['apiEndless', 200],
    ['apiCutShort', 200],
    ['redirectLoop', 302],
  ])('to "%s" tells that %s was answered', async (name, status) => {
    const answer = await posted(name);
    expect(answer).toMatchObject({ kind: 'answered', status, retryAfter: null });
    expect('excerpt' in answer && answer.excerpt.length).toBeLessThanOrEqual(500);
  });

  test.each(['reset', 'closeAtOnce', 'closeAfterRequest', 'garbage', 'apiHeaderFlood'])(
    'to "%s" fails with a sentence',
    async (name) => {
      const detail = expect.stringMatching(/^.{1,500}$/);
      const answer = { kind: 'failed', failure: 'connection_failed', detail };
      expect(await posted(name)).toMatchObject(answer);
    },
  );

  test('is never made to an address that is refused by its form', async () => {
    const guarded = edgePost({ allowPrivate: false, exempt: [] }, fetch);
    for (const url of Object.values(refusedUrls).flat()) {
      expect(await guarded({ ...message, url }, signal)).toMatchObject({
        failure: 'refused_address',
      });
    }
  });
});
