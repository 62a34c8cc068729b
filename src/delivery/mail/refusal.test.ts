import { describe, expect, test } from 'vitest';
import { isAddressRefused } from './refusal.ts';

describe('a refusal of a recipient', () => {
  test.each([
    '550 5.1.1 <gone@example.org>: Recipient address rejected: User unknown in virtual table',
    '550-5.1.1 The email account that you tried to reach does not exist.',
    '550 5.1.2 Host unknown',
    '553 5.1.3 Bad address syntax',
    '551 5.1.6 Moved away',
    '556 5.1.10 Recipient address has null MX',
    '550 5.2.1 The account is disabled',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    '550 No such user here',
    '550 <gone@example.org>: user unknown',
    '550 Mailbox not found. http://service.mail.qq.com/',
    '550 User not found: gone@example.org',
    "550 sorry, this user doesn't exist",
    '551 User not local; please try elsewhere',
    '550 5.0.0 Unknown user',
  ])('says that there is nobody: %s', (text) => {
    expect(isAddressRefused({ code: Number(text.slice(0, 3)), text })).toBe(true);
  });

  test.each([
    '550 relay not permitted',
    '550 Relaying denied',
    '550 Access denied',
    '550 Requested action not taken: mailbox unavailable',
    '550 Blocked: your IP 192.0.2.5 is listed by zen.spamhaus.org',
    '550 SPF check failed',
    '550 authentication required',
    '550 Ip frequency limited',
    '550 Unrouteable address',
    '550 <no.such.user@example.org> rejected',
    '550 Message for unknown user looks like spam',
    '550 5.1.0 Rejected',
    '550 5.1.8 Bad address of the sender',
    '550 5.2.1 The user is receiving mail at a rate that prevents more',
    '550 5.4.1 Relay access denied',
    '550 5.4.4 Unable to route',
    '554 5.7.1 Relay access denied',
    '552 5.2.2 Mailbox full',
    '554 No such user',
    '450 4.1.1 Unknown user for now',
  ])('says nothing about the address: %s', (text) => {
    expect(isAddressRefused({ code: Number(text.slice(0, 3)), text })).toBe(false);
  });
});
