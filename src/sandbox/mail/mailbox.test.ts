import { expect, it } from 'vitest';
import { Mailbox } from './mailbox.ts';

const mebibyte = 1024 * 1024;

it.each([
  ['at most so many', 3, [1, 1, 1, 1], [2, 3, 4]],
  ['as many as there may be', 3, [1, 1, 1], [1, 2, 3]],
  ['at most 64 MiB', 500, [30 * mebibyte, 30 * mebibyte, 10 * mebibyte], [2, 3]],
] as const)('keeps the newest messages, %s', (_what, most, sizes, uids) => {
  const mailbox = new Mailbox(most);
  for (const size of sizes) mailbox.deliver(Buffer.alloc(size));
  expect(mailbox.messages.map(({ uid }) => uid)).toEqual(uids);
});

it('never gives a uid twice', () => {
  const mailbox = new Mailbox();
  mailbox.deliver(Buffer.from('one'));
  mailbox.remove(mailbox.messages);
  mailbox.deliver(Buffer.from('two'));
  expect(mailbox.messages.map(({ uid }) => uid)).toEqual([2]);
  expect(mailbox.nextUid).toBe(3);
});

it('tells its watchers of every change until they stop watching', () => {
  const mailbox = new Mailbox();
  let told = 0;
  const unwatch = mailbox.watch(() => {
    told += 1;
  });
  mailbox.deliver(Buffer.from('one'));
  mailbox.remove(mailbox.messages);
  mailbox.remove([]);
  unwatch();
  mailbox.deliver(Buffer.from('two'));
  expect(told).toBe(2);
});
