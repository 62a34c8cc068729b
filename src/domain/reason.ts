import type { Localized } from './localized.ts';

type ReasonText = Readonly<{ outcome: 'down' | 'degraded' | 'unknown'; text: Localized }>;

/**
 * Why a check was not plainly `up`: a closed list, each with the outcome it usually has and one
 * sentence for people in either language. `unknown` reasons are faults of the prober, not of the target.
 */
export const reasons = {
  name_not_found: {
    outcome: 'down',
    text: { zh: '找不到该域名。', en: 'The name does not exist in DNS.' },
  },
  connection_refused: {
    outcome: 'down',
    text: { zh: '服务器拒绝了连接。', en: 'The connection was refused.' },
  },
  connection_reset: {
    outcome: 'down',
    text: { zh: '连接被服务器重置。', en: 'The connection was reset.' },
  },
  connect_timeout: {
    outcome: 'down',
    text: { zh: '连接服务器超时。', en: 'No connection could be made in time.' },
  },
  connection_failed: {
    outcome: 'down',
    text: { zh: '无法连接到服务器。', en: 'It could not be reached.' },
  },
  timed_out: {
    outcome: 'down',
    text: { zh: '服务响应超时。', en: 'It did not answer in time.' },
  },
  tls_failed: {
    outcome: 'down',
    text: { zh: '无法建立加密连接。', en: 'The encrypted connection could not be set up.' },
  },
  tls_timeout: {
    outcome: 'down',
    text: { zh: '建立加密连接超时。', en: 'The TLS handshake did not finish in time.' },
  },
  certificate_expired: {
    outcome: 'down',
    text: { zh: '安全证书已过期。', en: 'The certificate has expired.' },
  },
  certificate_not_yet_valid: {
    outcome: 'down',
    text: { zh: '安全证书尚未生效。', en: 'The certificate is not valid yet.' },
  },
  certificate_wrong_host: {
    outcome: 'down',
    text: { zh: '安全证书不属于这个域名。', en: 'The certificate is for another name.' },
  },
  certificate_untrusted: {
    outcome: 'down',
    text: { zh: '安全证书不受信任。', en: 'The certificate is not trusted.' },
  },
  no_response: {
    outcome: 'down',
    text: {
      zh: '连接成功，但服务器一直没有响应。',
      en: 'It accepted the connection but never answered.',
    },
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
  one_family_fails: {
    outcome: 'degraded',
    text: { zh: 'IPv4 和 IPv6 中有一路不通。', en: 'One of IPv4 and IPv6 does not work.' },
  },
  slow: {
    outcome: 'degraded',
    text: { zh: '响应时间超出正常范围。', en: 'It answers more slowly than it should.' },
  },
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

/** A word from the closed list of reasons. */
export type Reason = keyof typeof reasons;
