import { expect, test } from 'vitest';
import { projectFiles, readProjectFile } from '../../../tests/support/tree.ts';
import { languages } from '../../domain/localized.ts';
import { auditTexts } from './audit-texts.ts';

test('every action has its sentence in both languages', () => {
  const written = projectFiles(/^src\/actions\/.*\.ts$/)
    .flatMap((file) => readProjectFile(file).match(/\baction(?::| =) .*/g) ?? [])
    .flatMap((line) => [...line.matchAll(/'([a-z]+\.[a-z_]+)'/g)])
    .map(([, action = '']) => action);
  const links = ['setup', 'invitation', 'reset'].map((kind) => `staff.${kind}_link`);
  expect(written.length).toBeGreaterThan(30);
  for (const language of languages) {
    const { actions, nouns } = auditTexts[language];
    const all = [...new Set([...written, ...links])].toSorted();
    expect(Object.keys(actions).toSorted()).toEqual(all);
    expect(Object.keys(nouns).toSorted()).toEqual(
      [...new Set(all.map((action) => action.split('.')[0]))].toSorted(),
    );
  }
});
