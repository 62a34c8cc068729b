import { beforeAll } from 'vitest';
import { build } from '../runtimes/support/helplight.ts';
import { killWhilePosting } from '../runtimes/support/posting.ts';
import { test } from '../runtimes/support/stage.ts';

beforeAll(build, 60_000);

test('a hundred kills while incidents are posted lose, tear and double nothing', async ({
  stage,
}) => {
  await killWhilePosting(stage, 100);
});
