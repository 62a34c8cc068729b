import type { ReasonText } from './reason-text.ts';

/** What a phone gateway says, or fails to say. */
export const phoneReasons = {
  gateway_error: {
    outcome: 'down',
    text: { zh: '电话网关报告自身出错。', en: 'The phone gateway reports an error of its own.' },
  },
  no_final_response: {
    outcome: 'down',
    text: {
      zh: '电话网关一直在处理，没有给出结果。',
      en: 'The phone gateway keeps trying and gives no result.',
    },
  },
  line_not_found: {
    outcome: 'down',
    text: { zh: '电话网关上没有这个号码。', en: 'The phone gateway does not know this number.' },
  },
  gateway_overloaded: {
    outcome: 'degraded',
    text: {
      zh: '电话网关繁忙，请来电者稍后再拨。',
      en: 'The phone gateway is overloaded and asks callers to try later.',
    },
  },
  line_busy: {
    outcome: 'degraded',
    text: { zh: '线路正忙。', en: 'The line is busy.' },
  },
  line_unavailable: {
    outcome: 'degraded',
    text: { zh: '线路暂时无法接通。', en: 'The line is not available at the moment.' },
  },
  prober_not_allowed: {
    outcome: 'unknown',
    text: {
      zh: '电话网关不接受探测点的请求。',
      en: 'The phone gateway takes no questions from this prober.',
    },
  },
  request_refused: {
    outcome: 'unknown',
    text: {
      zh: '电话网关无法处理探测请求。',
      en: 'The phone gateway does not accept the question of the probe.',
    },
  },
} as const satisfies Record<string, ReasonText>;
