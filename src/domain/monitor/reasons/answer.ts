import type { ReasonText } from './reason-text.ts';

/** What is wrong with the answer of a service that was reached. */
export const answerReasons = {
  no_response: {
    outcome: 'down',
    text: { zh: '服务器没有响应。', en: 'It does not answer.' },
  },
  response_incomplete: {
    outcome: 'down',
    text: { zh: '响应未能在限定时间内传完。', en: 'The answer did not finish in time.' },
  },
  closed_early: {
    outcome: 'down',
    text: {
      zh: '服务器没有传完响应就断开了连接。',
      en: 'It hung up before the answer was complete.',
    },
  },
  protocol_error: {
    outcome: 'down',
    text: { zh: '响应不符合协议。', en: 'The answer does not follow the protocol.' },
  },
  unexpected_status: {
    outcome: 'down',
    text: { zh: '服务器返回了异常的状态码。', en: 'It answered with an unexpected status code.' },
  },
  unexpected_header: {
    outcome: 'down',
    text: { zh: '响应头与预期不符。', en: 'A header of the answer is not as expected.' },
  },
  unexpected_body: {
    outcome: 'down',
    text: { zh: '响应内容与预期不符。', en: 'The content of the answer is not as expected.' },
  },
  too_many_redirects: {
    outcome: 'down',
    text: { zh: '跳转次数过多。', en: 'It redirected too many times.' },
  },
  redirect_refused: {
    outcome: 'down',
    text: { zh: '跳转到了不允许的地址。', en: 'It redirected to an address that is not allowed.' },
  },
  upgrade_refused: {
    outcome: 'down',
    text: { zh: '服务器拒绝开启会话连接。', en: 'The server refused to open a WebSocket.' },
  },
  subprotocol_refused: {
    outcome: 'down',
    text: {
      zh: '服务器不接受约定的会话协议。',
      en: 'The server does not speak the agreed subprotocol.',
    },
  },
  conversation_closed: {
    outcome: 'down',
    text: { zh: '会话中途被服务器关闭。', en: 'The conversation was closed half-way.' },
  },
  no_reply: {
    outcome: 'down',
    text: {
      zh: '会话已建立，但一直没有收到应答。',
      en: 'The conversation opened but nobody replied.',
    },
  },
  unexpected_reply: {
    outcome: 'down',
    text: {
      zh: '会话中的应答与预期不符。',
      en: 'The reply in the conversation is not as expected.',
    },
  },
  slow: {
    outcome: 'degraded',
    text: { zh: '响应时间超出正常范围。', en: 'It answers more slowly than it should.' },
  },
} as const satisfies Record<string, ReasonText>;
