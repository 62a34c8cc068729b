import { describe, expect, test } from 'vitest';
import { breaksOf, contractMark, isAtLeast } from './support/migration-rules.ts';
import { projectFiles, readProjectFile } from './support/tree.ts';

const all = [...projectFiles(/^migrations\/\d{4}_\w+\.sql$/)].sort();

/** Before this one nobody had several processes on one database. */
const held = all.filter((file) => file >= 'migrations/0007');

describe('migrations expand first', () => {
  test('there are some to look at', () => {
    expect(held.length).toBeGreaterThan(0);
  });

  test.each(held)('%s leaves a process of the release before in peace', (file) => {
    const sql = readProjectFile(file);
    const [, release] = contractMark.exec(sql) ?? [];
    if (release === undefined) {
      expect(breaksOf(sql)).toEqual([]);
    } else {
      // Whoever contracts has waited until nobody needs it any more.
      expect(isAtLeast(JSON.parse(readProjectFile('package.json')).version, release)).toBe(true);
    }
  });

  test.each([
    'CREATE TABLE `a` (`id` text NOT NULL);--> statement-breakpoint\nCREATE UNIQUE INDEX `b` ON `a` (`id`);',
    'CREATE TABLE `a` (`id` text);--> statement-breakpoint\nINSERT INTO `a` SELECT id FROM checks;',
    'CREATE TABLE `a` (`b` text, FOREIGN KEY (`b`) REFERENCES `checks`(`id`) ON DELETE cascade);',
    'CREATE INDEX `a` ON `checks` (`outcome`);',
    'ALTER TABLE `checks` ADD `weather` text;',
    "-- Why it is so.\nALTER TABLE `checks` ADD `weather` text DEFAULT 'fine' NOT NULL;",
  ])('adds: %s', (sql) => {
    expect(breaksOf(sql)).toEqual([]);
  });

  test.each([
    'DROP TABLE `checks`;',
    'DROP INDEX `checks_recent`;',
    'ALTER TABLE `checks` RENAME TO `looks`;',
    'ALTER TABLE `checks` RENAME COLUMN `outcome` TO `result`;',
    'ALTER TABLE `checks` DROP COLUMN `outcome`;',
    'ALTER TABLE `checks` ADD `weather` text NOT NULL;',
    'ALTER TABLE `checks` ADD `weather` text REFERENCES weathers(id);',
    'CREATE UNIQUE INDEX `a` ON `checks` (`outcome`);',
    'CREATE TABLE `a` (`b` text, FOREIGN KEY (`b`) REFERENCES `checks`(`id`) ON DELETE no action);',
    'CREATE TRIGGER `a` BEFORE INSERT ON `checks` BEGIN SELECT 1; END;',
    "UPDATE `checks` SET `outcome` = 'up';",
    'DELETE FROM `checks`;',
    'PRAGMA foreign_keys=OFF;',
    'CREATE TABLE IF NOT EXISTS `checks` (`id` text NOT NULL);',
    'CREATE INDEX IF NOT EXISTS `checks_recent` ON `checks` (`outcome`);',
    'CREATE TABLE `a` (`id` text); DROP TABLE checks;',
    'CREATE TABLE `a` (`id` text);--> statement-breakpoint\nINSERT INTO `a` VALUES (1);\nDELETE FROM checks;',
  ])('takes away or changes: %s', (sql) => {
    expect(breaksOf(sql)).toHaveLength(1);
  });

  test('a release is compared by its numbers', () => {
    expect(isAtLeast('0.10.0', '0.9.0')).toBe(true);
    expect(isAtLeast('0.9.3', '0.10.0')).toBe(false);
    expect(isAtLeast('1.0.0', '1.0.0')).toBe(true);
  });
});
