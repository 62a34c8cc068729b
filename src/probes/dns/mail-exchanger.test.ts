import { describe, expect, test } from 'vitest';
import {
  exchangerFindings,
  exchangerHosts,
  type MailExchanger,
  missingExchanger,
} from './mail-exchanger.ts';

const well: MailExchanger = { host: 'a.test', hasAddress: true, aliasOf: null };
const lost: MailExchanger = { host: 'b.test', hasAddress: false, aliasOf: null };
const alias: MailExchanger = { host: 'c.test', hasAddress: true, aliasOf: 'a.test' };

describe('mail exchangers', () => {
  test('are taken by preference, each once, without regard to case', () => {
    const records = [
      { priority: 20, exchange: 'B.test' },
      { priority: 10, exchange: 'a.test.' },
      { priority: 30, exchange: 'b.test' },
    ];
    expect(exchangerHosts(records)).toEqual(['a.test', 'b.test']);
  });

  test('are at most twenty, however many records there are', () => {
    const records = Array.from({ length: 3000 }, (_, at) => ({
      priority: 3000 - at,
      exchange: `mx${at}.test`,
    }));
    expect(exchangerHosts(records)).toHaveLength(20);
    expect(exchangerHosts(records)[0]).toBe('mx2999.test');
  });

  test.each([
    ['no record', [], 'mail_exchanger_missing'],
    ['the null one', [''], 'mail_exchanger_missing'],
    ['a host', ['a.test'], undefined],
    ['the null one beside a host', ['', 'a.test'], undefined],
  ] as const)('are missing with %s: %s', (_, hosts, reason) => {
    expect(missingExchanger('good.test', hosts)?.reason).toBe(reason);
  });

  test.each([
    ['all with an address', [well, { ...well, host: 'd.test' }], []],
    ['none with an address', [lost], ['mail_exchanger_unknown']],
    ['some without', [well, lost], ['mail_exchanger_incomplete']],
    ['an alias', [well, alias], ['mail_exchanger_incomplete']],
    ['only an alias', [alias], ['mail_exchanger_incomplete']],
    [
      'an alias that leads nowhere',
      [{ ...alias, hasAddress: false }],
      ['mail_exchanger_unknown', 'mail_exchanger_incomplete'],
    ],
    ['the null one beside a host', [well, { ...lost, host: '' }], ['mail_exchanger_incomplete']],
  ])('%s', (_, exchangers, reasons) => {
    expect(exchangerFindings(exchangers, exchangers.length).map(({ reason }) => reason)).toEqual(
      reasons,
    );
  });

  test('are not all lost while one could not be looked at', () => {
    expect(exchangerFindings([lost], 2)[0]?.reason).toBe('mail_exchanger_incomplete');
  });

  test('are named in the evidence', () => {
    const says = exchangerFindings([well, lost, alias], 3).map((finding) => finding.says);
    expect(says).toEqual([
      'MX b.test has no address.',
      'MX c.test is an alias of a.test, which RFC 2181 forbids.',
    ]);
  });
});
