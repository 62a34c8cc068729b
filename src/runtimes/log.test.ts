import { expect, test } from 'vitest';
import { olderSentence } from '../storage/away.ts';
import { createLog } from './log.ts';

test('that the database is too old is said once, and everything else each time', () => {
  const lines: string[] = [];
  const log = createLog('warn', (line) => void lines.push(JSON.parse(line).message));
  log.info(olderSentence);
  log.warn('Something else.');
  log.warn(olderSentence, { error: 'no such table: leases' });
  log.error(olderSentence, { error: 'no such table: snapshots' });
  log.error('Something else.');
  expect(lines).toEqual(['Something else.', olderSentence, 'Something else.']);
});
