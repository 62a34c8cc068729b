import type { ReasonText } from './reason-text.ts';

/** What keeps the prober itself from telling; none of these says anything of the target. */
export const proberReasons = {
  resolver_failed: {
    outcome: 'unknown',
    text: {
      zh: '探测点的域名解析暂时不可用。',
      en: 'The name resolver of the prober is not working.',
    },
  },
  network_unreachable: {
    outcome: 'unknown',
    text: { zh: '探测点自身的网络不通。', en: 'The prober itself has no network to the target.' },
  },
  credentials_rejected: {
    outcome: 'unknown',
    text: { zh: '探测所用的凭据被拒绝。', en: 'The credentials of the probe were rejected.' },
  },
  prober_overloaded: {
    outcome: 'unknown',
    text: { zh: '探测点负载过高，无法判断。', en: 'The prober was too busy to tell.' },
  },
  misconfigured: {
    outcome: 'unknown',
    text: { zh: '监控项的设置有误。', en: 'The monitor is set up wrongly.' },
  },
  prober_failed: {
    outcome: 'unknown',
    text: { zh: '探测程序自身出错。', en: 'The prober itself failed.' },
  },
} as const satisfies Record<string, ReasonText>;
