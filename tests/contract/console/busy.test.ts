import { expect, test } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { someApi } from '../../support/api.ts';
import { someBrowser } from '../../support/console.ts';

test('when too many sign in at once, it says so, and what was typed can be sent again', async () => {
  const inTurn = () => Promise.reject(new AppError('too_many', 'Too many sign in at once.'));
  const site = await someApi({ consoleOptions: { inTurn } });
  const form = { email: 'ada@example.com', password: 'correct horse battery', to: '/console' };
  const answer = await someBrowser(site.app).post('/console/sign-in', { form });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  const html = await answer.text();
  expect(html).toContain('Too many sign in at once');
  expect(html).toContain('ada@example.com');
  expect(html).not.toContain('correct horse');
  expect(site.logged).toEqual([]);
  await site.close();
});
