import { defineMonitor } from 'helplight';

const functions = ['signin', 'payments', 'withdrawals', 'verification'] as const;

/** The functions of the wallet that people ask support about most. */
export default functions.map((slug) =>
  defineMonitor({
    slug: `${slug}-health`,
    component: slug,
    probe: {
      kind: 'http',
      url: { env: `WALLET_${slug.toUpperCase()}_URL` },
      expect: { body: [{ kind: 'json', query: 'status', equals: 'ok' }] },
    },
  }),
);
