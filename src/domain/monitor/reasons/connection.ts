import type { ReasonText } from './reason-text.ts';

/** What keeps a connection from being made, or its certificate from being trusted. */
export const connectionReasons = {
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
  one_family_fails: {
    outcome: 'degraded',
    text: { zh: 'IPv4 和 IPv6 中有一路不通。', en: 'One of IPv4 and IPv6 does not work.' },
  },
  encryption_missing: {
    outcome: 'down',
    text: {
      zh: '服务器不提供加密连接。',
      en: 'It offers no encryption, so nobody can sign in safely.',
    },
  },
  certificate_expires_soon: {
    outcome: 'down',
    text: { zh: '安全证书几天内就会过期。', en: 'The certificate expires within days.' },
  },
  certificate_renewal_due: {
    outcome: 'degraded',
    text: { zh: '安全证书该更换了。', en: 'The certificate is due for renewal.' },
  },
} as const satisfies Record<string, ReasonText>;
