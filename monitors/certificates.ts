import { defineMonitor } from 'helplight';

const servers = [
  { slug: 'chat', component: 'chat', target: 'SUPPORT_CHAT_URL' },
  { slug: 'smtp', component: 'email', target: 'SUPPORT_SMTP_URL' },
  { slug: 'imap', component: 'email', target: 'SUPPORT_IMAP_URL' },
  { slug: 'phone', component: 'phone', target: 'SUPPORT_SIP_URI' },
  { slug: 'api', component: 'api', target: 'SUPPORT_API_URL' },
  { slug: 'signin', component: 'signin', target: 'WALLET_SIGNIN_URL' },
  { slug: 'payments', component: 'payments', target: 'WALLET_PAYMENTS_URL' },
  { slug: 'withdrawals', component: 'withdrawals', target: 'WALLET_WITHDRAWALS_URL' },
  { slug: 'verification', component: 'verification', target: 'WALLET_VERIFICATION_URL' },
] as const;

/** Certificates that run out, told to staff weeks before customers are turned away. */
export default servers.map(({ slug, component, target }) =>
  defineMonitor({
    slug: `${slug}-certificate`,
    component,
    probe: { kind: 'tls', url: { env: target } },
    whenDown: 'nothing',
  }),
);
