import { defineMonitor } from 'helplight';

/** A whole conversation with the chat, as a marked visitor whom nobody is put through to. */
export default defineMonitor({
  slug: 'chat-conversation',
  component: 'chat',
  probe: {
    kind: 'websocket',
    url: { env: 'SUPPORT_CHAT_URL' },
    subprotocol: 'helplight.chat.v1',
    steps: [
      { kind: 'send', name: 'hello', text: '{"type":"hello","visitor":"probe-{{runId}}"}' },
      {
        kind: 'expect',
        name: 'welcome',
        match: { kind: 'json', query: 'type', equals: 'welcome' },
        capture: { queueWaitSeconds: { kind: 'json', query: 'queue.waitSeconds' } },
      },
      { kind: 'ping', name: 'ping' },
      { kind: 'send', name: 'message', text: '{"type":"message","id":"{{runId}}","text":"ping"}' },
      {
        kind: 'expect',
        name: 'reply',
        match: { kind: 'json', query: 'type', equals: 'reply' },
        measure: 'firstReply',
      },
      { kind: 'send', name: 'bye', text: '{"type":"bye"}' },
    ],
  },
});
