import { describe, expect, it } from 'vitest';
import { someNow } from '../../../tests/support/facts.ts';
import { nothingOlder, someIncident } from '../../../tests/support/words.ts';
import { noWords } from '../../domain/words/staff-words.ts';
import { keptSaid } from './kept-said.ts';

const away = () => Promise.reject(new Error('the database is away'));

describe('what staff have said', () => {
  it('is found among the words at hand, and not read for that', async () => {
    const said = keptSaid({ ...nothingOlder, incident: away }, () => someNow);
    const incident = someIncident();
    const words = { ...noWords, incidents: [incident] };
    expect(await said.incident(words, incident.id)).toBe(incident);
  });

  it('is read where it is older than these, or it is absent', async () => {
    const incident = someIncident();
    const read = async (id: string) => (id === incident.id ? incident : null);
    const said = keptSaid({ ...nothingOlder, incident: read }, () => someNow);
    expect(await said.incident(noWords, incident.id)).toBe(incident);
    expect(await said.incident(noWords, 'another')).toBe('absent');
    expect(await said.maintenance(noWords, incident.id)).toBe('absent');
  });

  it('is unreadable while nobody can tell, and kept once it was read', async () => {
    let broken = true;
    const incident = someIncident();
    const read = () => (broken ? away() : Promise.resolve(incident));
    const said = keptSaid({ ...nothingOlder, incident: read }, () => someNow);
    expect(await said.incident(noWords, incident.id)).toBe('unreadable');
    broken = false;
    expect(await said.incident(noWords, incident.id)).toBe(incident);
    broken = true;
    expect(await said.incident(noWords, incident.id)).toBe(incident);
  });
});

describe('what was said before', () => {
  const revision = { update: 'a', body: { en: 'Before.' }, replacedAt: someNow };

  it('is read of edited updates only, and again when one is edited again', async () => {
    const asked: string[] = [];
    const revisions = async (ids: readonly string[]) => {
      asked.push(ids.join());
      return [revision];
    };
    const said = keptSaid({ ...nothingOlder, revisions }, () => someNow);
    expect(await said.revisions([{ id: 'a', editedAt: null }])).toEqual([]);
    const edited = [
      { id: 'a', editedAt: 1 },
      { id: 'b', editedAt: null },
    ];
    expect(await said.revisions(edited)).toEqual([revision]);
    await said.revisions(edited);
    await said.revisions([{ id: 'a', editedAt: 2 }]);
    expect(asked).toEqual(['a', 'a']);
  });

  it('is left out while it cannot be read', async () => {
    const said = keptSaid({ ...nothingOlder, revisions: away }, () => someNow);
    expect(await said.revisions([{ id: 'a', editedAt: 1 }])).toEqual([]);
  });
});
