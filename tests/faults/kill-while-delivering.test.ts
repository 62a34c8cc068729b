import { killOneOfTwo, killWhileDelivering } from '../runtimes/support/delivering.ts';
import { test } from '../runtimes/support/stage.ts';

test('a hundred kills during the fan-out lose nothing, and bring nothing under another id', ({
  stage,
}) => killWhileDelivering(stage, { kills: 100, endpoints: 2000, events: 10 }));

test('twenty kills of one of two workers repeat only what it had under way', ({ stage }) =>
  killOneOfTwo(stage, { kills: 20, endpoints: 2000, events: 10 }));
