import { describe } from 'vitest';

/**
 * Runs files of tests as parts of one, so that the program is loaded once for all of them. Each is a
 * group, loaded within it: what it does before its tests is nothing to the others.
 */
export function runAll(files: Readonly<Record<string, () => Promise<unknown>>>): void {
  for (const [file, load] of Object.entries(files)) {
    describe(file.replace(/^.*\/contract\/|\.test\.ts$/g, ''), async () => {
      await load();
    });
  }
}
