import type { Language } from '../../domain/localized.ts';

/** What the whole page comes down to. */
export type PageDescription =
  | 'well'
  | 'maintenance'
  | 'somewhatSlow'
  | 'slow'
  | 'minorOutage'
  | 'majorOutage'
  | 'everythingDown'
  | 'notVerifiedYet';

/** The English ones are Statuspage's own, which existing clients may compare with. */
export const pageDescriptions: Readonly<
  Record<Language, Readonly<Record<PageDescription, string>>>
> = {
  zh: {
    well: '一切正常',
    maintenance: '正在维护',
    somewhatSlow: '部分服务响应较慢',
    slow: '各项服务响应较慢',
    minorOutage: '个别服务受影响',
    majorOutage: '部分服务中断',
    everythingDown: '服务全面中断',
    notVerifiedYet: '尚未核实',
  },
  en: {
    well: 'All Systems Operational',
    maintenance: 'Service Under Maintenance',
    somewhatSlow: 'Partially Degraded Service',
    slow: 'Degraded System Service',
    minorOutage: 'Minor Service Outage',
    majorOutage: 'Partial System Outage',
    everythingDown: 'Major System Outage',
    notVerifiedYet: 'Not verified yet',
  },
};

/** Where nothing is known to be wrong, but not everything was looked at of late. */
export const notVerifiedSince: Readonly<Record<Language, (time: string, zone: string) => string>> =
  {
    zh: (time, zone) => `自 ${time}（${zone}）起未能核实`,
    en: (time, zone) => `Not verified since ${time} (${zone})`,
  };
