import { describe, expect, it } from 'vitest';
import { mailFrom } from '../mail/mail-from.ts';
import { mailServer } from './mail-server.ts';

describe('where letters are handed over', () => {
  const secure = { requireTLS: true, ignoreTLS: false, tls: { rejectUnauthorized: true } };
  const local = { requireTLS: false, ignoreTLS: false, tls: { rejectUnauthorized: false } };
  const open = { requireTLS: false, ignoreTLS: true };
  it.each([
    ['smtp://mail.example', { ...secure, host: 'mail.example', port: 25, secure: false }],
    ['smtp://user:pass@mail.example', { ...secure, port: 587 }],
    ['smtp://user:pass@mail.example:2525', { ...secure, port: 2525 }],
    ['smtps://user:pass@mail.example', { port: 465, secure: true, tls: secure.tls }],
    ['smtps://127.0.0.1', { secure: true, tls: secure.tls }],
    ['smtp://127.0.0.1:1025', local],
    ['smtp://localhost', local],
    ['smtp://[::1]:25', { ...local, host: '::1' }],
    ['smtp://127.0.0.1.mail.example', secure],
    ['smtp://relay?tls=none', { ...open, host: 'relay' }],
    ['smtp://relay?tls=no', secure],
  ])('%s', (url, options) => {
    expect(mailServer(url).options).toMatchObject(options);
  });

  it('is signed in to with what stands in the address, decoded', () => {
    const { login } = mailServer('smtps://status%40example.com:p%25%3A%40@mail.example');
    expect(login).toEqual({ user: 'status@example.com', pass: 'p%:@' });
  });
});

describe('whom letters come from', () => {
  it.each([
    ['status@example.com', '', 'status@example.com'],
    ['Wallet support <status@example.com>', 'Wallet support', 'status@example.com'],
    ['"Support, 客服" <status@example.com>', 'Support, 客服', 'status@example.com'],
    ['<status@example.com>', '', 'status@example.com'],
  ])('%s', (setting, name, address) => {
    expect(mailFrom(setting)).toEqual({ name, address });
  });
});
