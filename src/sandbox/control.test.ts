import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from './sandbox.ts';
import type { Whereabouts } from './whereabouts.ts';

let dataDir: string;
let sandbox: Sandbox;
let control: Whereabouts;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'helplight-sandbox-'));
  sandbox = await startSandbox({ dataDir });
  control = JSON.parse(await readFile(join(dataDir, 'sandbox.json'), 'utf8'));
});
afterAll(async () => {
  await sandbox.stop();
  await rm(dataDir, { recursive: true });
});

async function call(method: string, path: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${control.token}`;
  const sent = request(new URL(path, control.url), {
    method,
    agent: false,
    headers: { authorization, ...headers },
  });
  sent.end();
  const [response] = await once(sent, 'response');
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, body };
}

const conditions = () => new Set(sandbox.status().map(({ condition }) => condition));

describe('the control', () => {
  it.each([
    ['a wrong token', { authorization: 'Bearer wrong' }, 401],
    ['no token', { authorization: '' }, 401],
    ['a foreign Host', { host: 'evil.example' }, 403],
    ['a foreign Host that begins like ours', { host: '127.0.0.1.evil.example' }, 403],
    ['a foreign Origin', { origin: 'https://evil.example' }, 403],
    ['the Origin of another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['an opaque Origin', { origin: 'null' }, 403],
  ])('refuses %s, and nothing changes', async (_what, headers, status) => {
    expect(await call('PUT', '/channels/chat/break/refuse', headers)).toMatchObject({ status });
    expect(conditions()).toEqual(new Set(['well']));
    expect(await call('GET', '/channels', headers)).toMatchObject({ status });
  });

  it('breaks and heals for the holder of the token', async () => {
    expect(await call('PUT', '/channels/chat/break/close')).toMatchObject({ status: 204 });
    expect(conditions()).toEqual(new Set(['close', 'well']));
    expect(await call('DELETE', '/channels/chat/break')).toMatchObject({ status: 204 });
    expect(conditions()).toEqual(new Set(['well']));
  });

  it.each([
    ['PUT', '/channels/fax/break/refuse', 409, 'unknown_channel'],
    ['PUT', '/channels/chat/break/explode', 409, 'unknown_mode'],
    ['PUT', '/channels/chat/break/lose', 409, 'unknown_mode'],
    ['DELETE', '/channels/fax/break', 409, 'unknown_channel'],
    ['GET', '/nowhere', 404, 'not_found'],
  ])('answers %s %s with %i %s', async (method, path, status, code) => {
    const answer = await call(method, path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ status, code });
  });
});
