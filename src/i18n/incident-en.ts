import type { IncidentTexts } from './incident-texts.ts';

export const incidentEn: IncidentTexts = {
  status: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Fixed, keeping watch',
    resolved: 'Resolved',
    postmortem: 'Post-mortem',
  },
  kind: { outage: 'Disruption', security: 'Security notice' },
  impact: {
    none: 'No effect on use',
    minor: 'Minor impact',
    major: 'Major impact',
    critical: 'Critical impact',
  },
  open: 'What we are working on',
  more: 'Also being worked on',
  resolvedLately: 'Resolved in the last 24 hours',
  ofMonth: 'Incidents',
  said: (name, status) => `${name}: ${status}`,
  updated: { before: 'Updated ', after: '' },
  due: { before: 'Next update by ', after: '' },
  missed: () => ({ before: 'The update promised for ', after: ' is late.' }),
  began: { before: 'Began ', after: '' },
  resolved: { before: 'Resolved ', after: '' },
  safety: {
    money:
      'Your money: if you see a payment that you did not make, tell us at once, and only through the contacts on this site.',
    codes: 'Never share codes or passwords. We never ask for them; whoever does is not us.',
  },
  meanwhile: 'Meanwhile, you can reach us here',
  timeline: 'What happened',
  postmortem: 'Post-mortem',
  edited: { before: 'Edited ', after: '' },
  before: 'Show what it said before',
  until: { before: 'Until ', after: '' },
  pending: 'Translation to follow',
  see: { before: 'See: ', after: '' },
  description: (status, components) =>
    components.length === 0 ? `${status}.` : `${status}. Concerns ${components.join(', ')}.`,
};
