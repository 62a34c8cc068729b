import { describe } from 'vitest';
import { killOneOfTwo, killWhileDelivering } from './support/delivering.ts';
import { test } from './support/stage.ts';

describe.concurrent('kill -9 while webhooks are brought', { timeout: 90_000 }, () => {
  test('loses nothing, and brings nothing under another id', ({ stage }) =>
    killWhileDelivering(stage, { kills: 4, endpoints: 400, events: 3 }));

  test('repeats only what the killed one of two workers had under way', ({ stage }) =>
    killOneOfTwo(stage, { kills: 3, endpoints: 400, events: 3 }));
});
