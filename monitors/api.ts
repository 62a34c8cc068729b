import { defineMonitor } from 'helplight';

/** The API behind the chat and the app's help pages. */
export default defineMonitor({
  slug: 'api-health',
  component: 'api',
  probe: {
    kind: 'http',
    url: { env: 'SUPPORT_API_URL' },
    expect: { body: [{ kind: 'json', query: 'status', equals: 'ok' }] },
  },
});
