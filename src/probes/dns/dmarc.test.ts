import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dmarcFault, dmarcRecords, domainsAbove, recordAbove } from './dmarc.ts';

describe('the DMARC records of a name', () => {
  test.each([
    ['v=DMARC1; p=none', true],
    ['v=DMARC1;p=reject', true],
    ['v = DMARC1 ; p=reject', true],
    ['v=DMARC1', true],
    ['v=dmarc1; p=none', false],
    ['v=DMARC10; p=none', false],
    ['p=none; v=DMARC1', false],
    ['v=spf1 -all', false],
    ['', false],
  ])('"%s" is one: %s', (text, isOne) => {
    expect(dmarcRecords([text])).toEqual(isOne ? [text] : []);
  });

  test.each([
    ['none', ['v=DMARC1; p=none']],
    ['quarantine', ['v=DMARC1; p=quarantine; pct=50; rua=mailto:d@example.com']],
    ['reject', ['v=DMARC1; p=Reject; sp=none;']],
  ])('may ask for %s', (_, records) => {
    expect(dmarcFault(records)).toBeNull();
  });

  test.each([
    ['nothing', [], 'no record'],
    ['two', ['v=DMARC1; p=none', 'v=DMARC1; p=none'], 'more than one'],
    ['no policy', ['v=DMARC1; rua=mailto:d@example.com'], '"p=" is ""'],
    ['another policy', ['v=DMARC1; p=monitor'], '"p=" is "monitor"'],
    ['another policy for subdomains', ['v=DMARC1; p=none; sp=all'], '"sp=" is "all"'],
    ['commas', ['v=DMARC1; p=none, rua=mailto:d@example.com'], '"p="'],
    ['a policy twice', ['v=DMARC1; p=none; p=reject'], 'no list of tags'],
    ['a tag without a value', ['v=DMARC1; p=none; rua'], 'no list of tags'],
  ])('may not be %s', (_, records, says) => {
    expect(dmarcFault(records)).toContain(says);
  });
});

describe('where a policy is looked for above a domain', () => {
  test.each([
    ['com', []],
    ['example.com', ['com']],
    ['a.b.example.com', ['b.example.com', 'example.com', 'com']],
    [
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      [
        ...['g.h.i.j.mail.example.com', 'h.i.j.mail.example.com', 'i.j.mail.example.com'],
        ...['j.mail.example.com', 'mail.example.com', 'example.com', 'com'],
      ],
    ],
  ])('of %s', (domain, above) => {
    expect(domainsAbove(domain)).toEqual(above);
  });

  const plain = 'v=DMARC1; p=none';
  const other = 'v=DMARC1; p=reject';
  const suffix = 'v=DMARC1; p=reject; psd=y';
  const end = 'v=DMARC1; p=none; psd=n';
  test.each([
    ['no record at all', [[], []], null],
    ['the only record', [[], [plain], []], plain],
    ['the farthest record', [[plain], [other], []], other],
    ['not what is farther than the end', [[plain], [end], [other]], end],
    ['not that of a public suffix beside another', [[plain], [suffix]], plain],
    ['that of a public suffix alone', [[], [suffix]], suffix],
    ['none of several at one name', [[plain, other], []], null],
  ])('counts %s', (_, above, counts) => {
    expect(recordAbove(above)).toBe(counts);
  });
});

test('any texts are judged', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.array(fc.string())), (texts, above) => {
      const records = dmarcRecords(texts.map((text) => `v=DMARC1;${text}`));
      expect(records.length).toBe(texts.length);
      expect(dmarcFault(records)?.length ?? 0).toBeLessThan(130);
      recordAbove(above);
    }),
  );
});
