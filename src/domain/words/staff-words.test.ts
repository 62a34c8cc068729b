import { describe, expect, it } from 'vitest';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import { causesSaid, noWords, type StaffWords, wordsChangeAt } from './staff-words.ts';

const now = 100;

describe('the instants at which time alone changes what staff say', () => {
  const promising = (status: 'investigating' | 'resolved') =>
    someIncident({
      startedAt: 10,
      updates: [someUpdate('update', 10, { status, nextUpdateBy: 130 })],
    });
  it.each<[string, Partial<StaffWords>, readonly number[]]>([
    ['are none where nothing is said', {}, []],
    ['are promises of open incidents', { incidents: [promising('investigating')] }, [130]],
    ['are no promises of what is over', { incidents: [promising('resolved')] }, []],
    [
      'are the ends of overrides',
      { overrides: [someOverride({ from: 50, expiresAt: 150 })] },
      [150],
    ],
    [
      'are beginnings of planned work',
      { maintenances: [someMaintenance({ from: 120, until: 180 })] },
      [120],
    ],
    [
      'are ends of work that has begun',
      { maintenances: [someMaintenance({ from: 80, until: 180 })] },
      [180],
    ],
    [
      'are beginnings and ends of announcements',
      { announcements: [someAnnouncement({ publishedAt: 110, until: 190 })] },
      [110, 190],
    ],
    [
      'are to come, not past',
      { announcements: [someAnnouncement({ publishedAt: 10, until: 100 })] },
      [],
    ],
  ])('%s', (_, words, instants) => {
    expect(wordsChangeAt({ ...noWords, ...words }, now)).toEqual(instants);
  });
});

describe('all that staff have said of a component', () => {
  it('is what incidents, overrides and planned work that name it say', () => {
    const words: StaffWords = {
      ...noWords,
      incidents: [
        someIncident({ startedAt: 10, components: { chat: 'major_outage' } }),
        someIncident({ startedAt: 20, components: { email: 'major_outage' } }),
      ],
      overrides: [someOverride({ component: 'chat', from: 30, expiresAt: 40 })],
      maintenances: [
        someMaintenance({ components: ['chat', 'phone'], from: 50, until: 60 }),
        someMaintenance({ components: ['phone'], from: 50, until: 60 }),
      ],
    };
    const said = causesSaid(words, 'chat', now);
    expect(said.map(({ by, start, end }) => `${by} ${start}-${end}`).sort()).toEqual([
      'incident 10-100',
      'maintenance 50-60',
      'override 30-40',
    ]);
  });
});
