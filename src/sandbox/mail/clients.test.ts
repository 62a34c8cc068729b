import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, openListener } from '../listener.ts';
import { tcpEntrance } from '../tcp-entrance.ts';
import { createImap } from './imap.ts';
import { Mailbox } from './mailbox.ts';
import { createSmtp } from './smtp.ts';

const address = 'help@wallet.example';
const account = { user: 'probe', password: 'a"b\\c {1} ü+/=' };

let mailbox: Mailbox;
let smtp: Listener;
let imap: Listener;
const readers: ImapFlow[] = [];

beforeEach(async () => {
  mailbox = new Mailbox();
  smtp = await openListener(tcpEntrance(createSmtp(address, mailbox)));
  imap = await openListener(tcpEntrance(createImap(account, mailbox)));
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await Promise.all([smtp.stop(), imap.stop()]);
});

const letter = { from: 'Li Lei <li@customer.example>', to: address };

async function send(message: object) {
  const transport = createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true });
  try {
    return await transport.sendMail({ ...letter, ...message });
  } finally {
    transport.close();
  }
}

async function reader(password = account.password): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: imap.port,
    secure: false,
    auth: { user: account.user, pass: password },
    logger: false,
  });
  client.on('error', () => undefined);
  readers.push(client);
  await client.connect();
  return client;
}

async function open(): Promise<ImapFlow> {
  const client = await reader();
  await client.mailboxOpen('INBOX');
  return client;
}

describe('a mail client', () => {
  it('sends a letter, and reads it with all that it said', async () => {
    const text = 'Bonjour\n.a line that begins with a dot\n..two\n.\nlast 客服';
    await send({ subject: '退款 refund', text, headers: { 'X-Probe-Id': '7f3a' } });
    const client = await open();
    const found = await client.search({ header: { 'X-Probe-Id': '7f3a' } }, { uid: true });
    expect(found).toEqual([1]);
    const message = await client.fetchOne(
      '1',
      { envelope: true, flags: true, internalDate: true, size: true, source: true },
      { uid: true },
    );
    if (!message) throw new Error('The message is not there.');
    expect(message.envelope).toMatchObject({
      subject: '退款 refund',
      from: [{ name: 'Li Lei', address: 'li@customer.example' }],
      to: [{ address }],
    });
    expect(message.size).toBe(message.source?.length);
    const source = message.source?.toString() ?? '';
    expect(source).toMatch(/^Return-Path: <li@customer\.example>\r\nReceived: from /);
    expect(decoded(source)).toBe(text);
  });

  it('sees what a letter consists of, and takes an attachment out of it', async () => {
    const picture = Buffer.from([0, 255, 13, 10, 46, 13, 10]);
    const enclosed = 'Subject: inner\r\n\r\ninner text\r\n';
    await send({
      text: 'see the picture',
      html: '<p>see the picture</p>',
      attachments: [
        { filename: '图.png', content: picture },
        { contentType: 'message/rfc822', content: enclosed, contentTransferEncoding: '7bit' },
      ],
    });
    const client = await open();
    const message = await client.fetchOne('1', { bodyStructure: true });
    const structure = message ? message.bodyStructure : undefined;
    expect(structure?.childNodes?.map(({ type }) => type)).toEqual([
      'multipart/alternative',
      'image/png',
      'message/rfc822',
    ]);
    expect(structure?.childNodes?.[1]).toMatchObject({
      disposition: 'attachment',
      encoding: 'base64',
      dispositionParameters: { filename: '图.png' },
    });
    const { content } = await client.download('1', '2');
    expect(Buffer.concat((await content?.toArray()) ?? [])).toEqual(picture);
    const parts = await client.fetchOne('1', { bodyParts: ['1.1', '3.TEXT', '3.1', '9'] });
    const text = (key: string) => (message && parts ? parts.bodyParts?.get(key)?.toString() : null);
    expect([text('1.1'), text('3.text'), text('3.1')].map((one) => one?.trim())).toEqual([
      'see the picture',
      'inner text',
      'inner text',
    ]);
  });

  it.each(['退款', 'REFUND', 'li@customer'])('finds a letter by %s', async (words) => {
    await send({ subject: '退款 refund', text: 'x' });
    await send({ subject: 'other', text: 'y', from: 'nobody@customer.example' });
    const client = await open();
    const query = { or: [{ subject: words }, { from: words }] };
    expect(await client.search(query)).toEqual([1]);
  });

  it('marks, deletes and never sees again', async () => {
    for (const subject of ['one', 'two', 'three']) await send({ subject, text: subject });
    const client = await open();
    await client.messageFlagsAdd('2', ['\\Seen']);
    expect(await client.search({ seen: true })).toEqual([2]);
    expect(await client.messageDelete('2', { uid: true })).toBe(true);
    expect(await client.search({ all: true }, { uid: true })).toEqual([1, 3]);
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([1, 3]);
  });

  it('is told at once of new mail while it listens', async () => {
    const client = await open();
    const told = new Promise((resolve) => client.once('exists', resolve));
    const idle = client.idle();
    await send({ subject: 'new', text: 'x' });
    expect(await told).toMatchObject({ path: 'INBOX', count: 1, prevCount: 0 });
    await client.noop();
    await idle;
  });

  it('is told of what another one has deleted', async () => {
    await send({ subject: 'one', text: 'x' });
    await send({ subject: 'two', text: 'x' });
    const [first, second] = [await open(), await open()];
    const told = new Promise((resolve) => first.once('expunge', resolve));
    await second.messageDelete('1');
    await first.noop();
    expect(await told).toMatchObject({ seq: 1 });
    expect(await first.search({ subject: 'two' })).toEqual([1]);
  });

  it('sees which mailboxes there are and how full they are', async () => {
    await send({ subject: 'one', text: 'x' });
    const client = await reader();
    expect((await client.list()).map(({ path }) => path)).toEqual(['INBOX']);
    expect(await client.status('INBOX', { messages: true, unseen: true, uidNext: true })).toEqual({
      path: 'INBOX',
      messages: 1,
      unseen: 1,
      uidNext: 2,
    });
    await expect(client.mailboxOpen('Archive')).rejects.toMatchObject({ responseStatus: 'NO' });
  });

  it('is not let in with a wrong password', async () => {
    await expect(reader('wrong')).rejects.toMatchObject({ authenticationFailed: true });
  });

  it('takes leave in the way of both protocols', async () => {
    const client = await open();
    await client.logout();
    expect(client.usable).toBe(false);
  });

  it.each([
    ['another mailbox of the domain', 'sales@wallet.example', /550 5\.1\.1/],
    ['another domain', 'help@elsewhere.example', /554 5\.7\.1/],
  ])('cannot write to %s', async (_what, to, says) => {
    await expect(send({ to, subject: 'x', text: 'x' })).rejects.toThrow(says);
    expect(mailbox.messages).toEqual([]);
  });

  it('cannot send more than a mebibyte', async () => {
    const text = `${'x'.repeat(900)}\n`.repeat(1200);
    await expect(send({ subject: 'x', text })).rejects.toThrow(/552 5\.3\.4/);
    expect(mailbox.messages).toEqual([]);
  });
});

/** The text of a message that nodemailer wrote, with its coding taken away. */
function decoded(source: string): string {
  const [header = '', ...body] = source.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  const bytes = /base64/i.test(header)
    ? Buffer.from(text, 'base64')
    : Buffer.from(
        text
          .replace(/=\r\n/g, '')
          .replace(/=([\dA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      );
  return bytes.toString().replaceAll('\r\n', '\n').trimEnd();
}
