import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { logoLimit, readLogo, tooLarge } from '../../domain/logo/logo.ts';
import type { DefinitionFile, LogoFile } from './definitions.ts';
import { namedLogos } from './named-logos.ts';

/**
 * Reads the logos that sites name, out of the folder in which their files lie. What is not there is
 * left out, and what cannot be a logo says so.
 */
export async function loadLogos(
  folder: string,
  files: readonly DefinitionFile[],
): Promise<readonly LogoFile[]> {
  const names = namedLogos(files).map(({ written }) => written);
  const logos = await Promise.all([...new Set(names)].map((name) => loadLogo(folder, name)));
  return logos.filter((logo) => logo !== null);
}

async function loadLogo(folder: string, file: string): Promise<LogoFile | null> {
  const place = path.join(folder, file);
  const found = await stat(place).catch(() => null);
  if (!found?.isFile()) return null;
  if (found.size > logoLimit) return { file, content: tooLarge(found.size), base64: '', hash: '' };
  const bytes = await readFile(place);
  return {
    file,
    content: readLogo(bytes),
    base64: bytes.toString('base64'),
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  };
}
