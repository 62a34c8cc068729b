import type { ReasonText } from './reason-text.ts';

/** What is wrong with mail: its servers, its mailboxes, its way, and its records in DNS. */
export const mailReasons = {
  mail_server_unavailable: {
    outcome: 'down',
    text: {
      zh: '邮件服务器表示暂时停止服务。',
      en: 'The mail server says that it is out of service.',
    },
  },
  login_unavailable: {
    outcome: 'down',
    text: {
      zh: '邮件服务器暂时无法验证登录。',
      en: 'The mail server cannot check sign-ins at the moment.',
    },
  },
  recipient_refused: {
    outcome: 'down',
    text: {
      zh: '邮件服务器拒收发往该地址的邮件。',
      en: 'The mail server takes no mail for this address.',
    },
  },
  mailbox_full: {
    outcome: 'down',
    text: {
      zh: '邮箱已满，来信会被退回。',
      en: 'The mailbox is full, so mail to it is sent back.',
    },
  },
  message_refused: {
    outcome: 'down',
    text: { zh: '邮件服务器拒收了测试邮件。', en: 'The mail server did not take the test mail.' },
  },
  not_delivered: {
    outcome: 'down',
    text: { zh: '测试邮件在限定时间内没有送达。', en: 'The test mail did not arrive in time.' },
  },
  mailbox_unavailable: {
    outcome: 'down',
    text: { zh: '无法打开邮箱。', en: 'The mailbox cannot be opened.' },
  },
  mail_exchanger_missing: {
    outcome: 'down',
    text: { zh: '该域名没有配置收信服务器。', en: 'The domain names no mail server in DNS.' },
  },
  mail_exchanger_unknown: {
    outcome: 'down',
    text: {
      zh: '收信服务器在 DNS 中没有可用地址。',
      en: 'No mail server of the domain has an address in DNS.',
    },
  },
  greylisted: {
    outcome: 'degraded',
    text: {
      zh: '邮件服务器让陌生来信稍后重试，邮件会晚到。',
      en: 'The mail server makes new senders wait, so mail comes late.',
    },
  },
  recipient_deferred: {
    outcome: 'degraded',
    text: {
      zh: '发往该地址的邮件，服务器暂不接收。',
      en: 'The mail server takes no mail for this address for now.',
    },
  },
  delivered_late: {
    outcome: 'degraded',
    text: { zh: '测试邮件送达得太晚。', en: 'The test mail arrived late.' },
  },
  no_recent_mail: {
    outcome: 'degraded',
    text: {
      zh: '邮箱很久没有收到新邮件。',
      en: 'The mailbox has had no new mail for longer than usual.',
    },
  },
  mail_exchanger_incomplete: {
    outcome: 'degraded',
    text: {
      zh: '部分收信服务器的 DNS 记录有误。',
      en: 'Some mail servers of the domain are set up wrongly in DNS.',
    },
  },
  spf_invalid: {
    outcome: 'degraded',
    text: {
      zh: 'SPF 记录缺失或有误，回信可能进垃圾箱。',
      en: 'The SPF record is missing or wrong, so replies may land in spam.',
    },
  },
  dkim_invalid: {
    outcome: 'degraded',
    text: {
      zh: 'DKIM 公钥缺失或有误，回信可能进垃圾箱。',
      en: 'The DKIM key is missing or wrong, so replies may land in spam.',
    },
  },
  dmarc_invalid: {
    outcome: 'degraded',
    text: {
      zh: 'DMARC 记录缺失或有误，容易被人冒名发信。',
      en: 'The DMARC record is missing or wrong, so others can pose as support.',
    },
  },
  sender_refused: {
    outcome: 'unknown',
    text: {
      zh: '邮件服务器不接收探测点发来的邮件。',
      en: 'The mail server takes no mail from this prober.',
    },
  },
} as const satisfies Record<string, ReasonText>;
