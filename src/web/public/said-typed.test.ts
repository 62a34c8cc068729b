import { describe, expect, it } from 'vitest';
import { appSaying, saidPaths } from '../../../tests/support/said.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someOverride,
} from '../../../tests/support/words.ts';
import { cleanText } from '../../domain/user-text.ts';
import type { StaffWords } from '../../domain/words/staff-words.ts';

/** What somebody may type, as it is stored. */
const typed = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '[click](javascript:alert(1)) and <javascript:alert(1)>',
  '![x](data:text/html,<script>alert(1)</script>)',
  '{{7*7}} $\x7b7*7} <%= 7*7 %>',
  'A & B <x> 在线客服 😀',
  ']]> --> </title></style></script>',
  'lone \ud800 surrogate \udc00',
  'turned \u202e round \u2066 and \u200b hidden \u0007',
].map(cleanText);

describe.each(typed)('what staff typed as %s', (text) => {
  const said = { zh: text, en: text };
  const updates = someIncident().updates.map((update) => ({ ...update, body: said }));
  const harmless: StaffWords = {
    incidents: [someIncident({ title: said, updates, kind: 'security' })],
    maintenances: [someMaintenance({ title: said, advice: { works: said } })],
    announcements: [someAnnouncement({ title: said, body: said })],
    overrides: [someOverride({ component: 'api', reason: said })],
  };

  it.each(['/en', '/parts/zh/status', '/en/history', ...saidPaths.map((path) => `/en${path}`)])(
    'is harmless at %s',
    async (path) => {
      const { app } = await appSaying(harmless);
      const response = await app.request(path);
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page.isWellFormed()).toBe(true);
      expect(page).not.toMatch(/<script>alert|<img/);
      const body = page.replace(/^.*<\/head>/s, '');
      expect(body).not.toMatch(/<(script|img|x)\b/);
      expect(body).not.toMatch(/<[^>]* on\w+=/);
      expect(body).not.toMatch(/(href|src)="(javascript|data):/);
      expect(page).not.toMatch(/\p{Cf}/u);
    },
  );
});
