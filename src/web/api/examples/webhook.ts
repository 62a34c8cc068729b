// What the reference shows, and tests send.

export const created = {
  url: 'https://hooks.example.com/helplight',
  dialect: 'standard',
  name: 'Status desk',
  events: ['incident.created', 'incident.updated', 'incident.resolved'],
  components: ['chat', 'phone'],
  language: 'en',
};

export const changed = { events: null, components: ['chat'] };

export const redelivered = { since: '2026-11-22T00:00:00+08:00' };
