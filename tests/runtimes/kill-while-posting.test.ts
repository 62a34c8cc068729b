import { beforeAll, describe } from 'vitest';
import { build } from './support/helplight.ts';
import { killWhilePosting } from './support/posting.ts';
import { test } from './support/stage.ts';

beforeAll(build, 60_000);

describe.concurrent('kill -9 while incidents are posted', { timeout: 90_000 }, () => {
  test.for([1, 2, 3])(
    'loses nothing that was acknowledged, tears and doubles nothing (lane %i)',
    (_, { stage }) => killWhilePosting(stage, 4),
  );
});
