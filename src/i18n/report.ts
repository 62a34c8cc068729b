import type { Language } from '../domain/localized.ts';
import type { Outcome } from '../domain/monitor/check.ts';

/** The words of a report on looks, for staff at a terminal. */
export type ReportWords = Readonly<{
  outcomes: Readonly<Record<Outcome, string>>;
  certificate: string;
  validUntil: (time: string) => string;
  evidence: string;
}>;

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  zh: {
    outcomes: { up: '正常', degraded: '欠佳', down: '中断', unknown: '无法判断' },
    certificate: '证书',
    validUntil: (time) => `有效期至 ${time}`,
    evidence: '依据',
  },
  en: {
    outcomes: { up: 'up', degraded: 'degraded', down: 'down', unknown: 'unknown' },
    certificate: 'certificate',
    validUntil: (time) => `valid until ${time}`,
    evidence: 'evidence',
  },
};
