import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { isDead, thisHolder } from './holder.ts';

const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
const as = (pid: number | string) => thisHolder().replace(`:${process.pid}#`, `:${pid}#`);

test('a process names its host and number before all that tells where that number counts', () => {
  expect(thisHolder().split('#')[0]).toBe(`${hostname()}:${process.pid}`);
});

test.each<[string, string, boolean]>([
  ['this process', thisHolder(), false],
  ['one that is there, of whomever', as(1), false],
  ['one that is gone', `${as(gone)}#taken once`, process.platform === 'linux'],
  ['one of a program that named no space', `${hostname()}:${gone}`, false],
  ['one of another start, machine or container', `${hostname()}:${gone}#other pid:[1]`, false],
  ['one whose system does not say where it is', `${hostname()}:${gone}#`, false],
  ['a Worker', 'Worker 1b4e28ba-2fa1-11d2-883f-0016d3cca427', false],
  ['one without a number', as('zero'), false],
  ['one with a number that none has', as(0), false],
])('of a lease held by %s it is known whether it is dead', (_, holder, dead) => {
  expect(isDead(holder)).toBe(dead);
});
