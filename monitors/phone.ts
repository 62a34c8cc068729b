import { defineMonitor } from 'helplight';

/** The phone gateway answers; whether a person picks up is another matter. */
export default defineMonitor({
  slug: 'phone-gateway',
  component: 'phone',
  probe: {
    kind: 'sip',
    uri: { env: 'SUPPORT_SIP_URI' },
    user: { env: 'SUPPORT_SIP_USER' },
    password: { env: 'SUPPORT_SIP_PASSWORD' },
  },
});
