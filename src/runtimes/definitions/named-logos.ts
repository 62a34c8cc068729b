import * as z from 'zod';
import { logoName } from '../../actions/written/brand.ts';
import { type DefinitionFile, entriesOf, type Placed } from './definitions.ts';

/** As much of a site as tells its logo; the rest may be wrong. */
const site = z.object({ kind: z.literal('site'), brand: z.object({ logo: logoName }) });

/** The logos that sites name, each with the place of its site. */
export function namedLogos(files: readonly DefinitionFile[]): readonly Placed<string>[] {
  return files.flatMap(entriesOf).flatMap(({ file, path, written }) => {
    const found = site.safeParse(written);
    return found.success ? [{ file, path, written: found.data.brand.logo }] : [];
  });
}
