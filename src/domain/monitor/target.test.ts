import { expect, test } from 'vitest';
import type { ProbeSpec } from './probe-spec.ts';
import { targetOf } from './target.ts';

const secret = 'PLANTED-SECRET';
const login = { user: secret, password: secret };
const server = { host: 'mail.example', port: 587, security: 'starttls', login } as const;
const url = `https://${secret}:${secret}@api.example:8443/health?key=${secret}#${secret}`;

const specs: readonly (readonly [ProbeSpec, string])[] = [
  [
    {
      ...{ kind: 'http', url, method: 'POST', headers: { authorization: secret }, body: secret },
      ...{ family: 'any', maxRedirects: 0 },
      expect: { status: ['2xx'], headers: [], body: [{ kind: 'contains', text: secret }] },
    },
    'POST https://api.example:8443/health?…',
  ],
  [
    {
      ...{ kind: 'websocket', url: `wss://${secret}@chat.example/ws`, subprotocol: secret },
      ...{ headers: { cookie: secret }, family: 'any' },
      steps: [{ kind: 'send', name: 'hello', text: secret }],
    },
    'wss://chat.example/ws',
  ],
  [
    {
      ...{ kind: 'smtp', server, family: 'any', recipient: null, sender: '', heloName: null },
    },
    'mail.example:587',
  ],
  [
    {
      ...{ kind: 'imap', server: { ...server, host: '2001:db8::1' }, family: 'any' },
      ...{ mailbox: 'INBOX', newestWithinMs: null },
    },
    '[2001:db8::1]:587',
  ],
  [
    {
      ...{ kind: 'mail-round-trip', smtp: server, imap: { ...server, port: 993 }, family: 'any' },
      ...{ sender: 'a@mail.example', recipient: 'b@mail.example', mailbox: 'INBOX' },
      degradedAboveMs: null,
    },
    'mail.example:587 → mail.example:993',
  ],
  [
    {
      ...{ kind: 'sip', uri: `sip:${secret}@pbx.example`, host: 'pbx.example', port: 5060 },
      ...{ transport: 'udp', family: 'any', login, accept: [] },
      question: { method: 'REGISTER', address: `sip:${secret}@pbx.example` },
    },
    'REGISTER pbx.example:5060;transport=udp',
  ],
  [
    {
      ...{ kind: 'dns', domain: 'mail.example', server: { host: '127.0.0.1', port: 53 } },
      expect: { mx: true, spf: false, dmarc: true, dkim: ['s1'], addresses: ['mx.mail.example'] },
    },
    'mail.example (MX, DMARC, DKIM s1, mx.mail.example) @ 127.0.0.1:53',
  ],
  [
    {
      ...{ kind: 'tls', host: 'www.example', port: 443, starttls: null, family: 'any' },
      ...{ degradedBelowDays: 14, downBelowDays: 3 },
    },
    'www.example:443',
  ],
];

test.each(specs)('of $kind it is told where it looks, and nothing that is secret', (spec, told) => {
  expect(targetOf(spec)).toBe(told);
  expect(JSON.stringify(targetOf(spec)).includes(secret)).toBe(false);
});
