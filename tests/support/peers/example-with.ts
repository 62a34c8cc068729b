import { readProjectFile } from '../tree.ts';

/** A file of examples/deploy with this machine's ports and folders for those that it names. */
export function exampleWith(file: string, changes: Readonly<Record<string, string>>): string {
  let text = readProjectFile(`examples/deploy/${file}`);
  for (const [before, after] of Object.entries(changes)) {
    if (!text.includes(before)) throw new Error(`The example does not say "${before}" any more.`);
    text = text.replaceAll(before, after);
  }
  return text;
}
