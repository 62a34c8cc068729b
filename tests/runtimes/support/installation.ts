import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import api from '../../../monitors/api.ts';
import chat from '../../../monitors/chat.ts';
import site from '../../../monitors/site.ts';
import {
  type Definition,
  defineMonitor,
  type MonitorDefinition,
} from '../../../src/domain/definition.ts';

/** An installation of Helplight in a temporary folder: its data directory and its monitor files. */
export type Installation = Readonly<{
  folder: string;
  dataDir: string;
  databaseFile: string;
  /** What its processes are started with: any free port, and only what goes wrong in the log. */
  environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}>;

/** Makes an installation that is configured by these files of monitors. */
export async function newInstallation(
  files: Readonly<Record<string, string>>,
): Promise<Installation> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-runtime-'));
  const monitorsDir = path.join(folder, 'monitors');
  const dataDir = path.join(folder, 'state');
  await mkdir(monitorsDir);
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(monitorsDir, name), text);
  }
  return {
    folder,
    dataDir,
    databaseFile: path.join(dataDir, 'helplight.db'),
    environment: { DATA_DIR: dataDir, MONITORS_DIR: monitorsDir, PORT: '0', LOG_LEVEL: 'warn' },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Looks every second, gives up after 0.4 s, and believes the second failure. */
export const quick = {
  intervalSeconds: 1,
  timeoutSeconds: 0.4,
  failAfter: 2,
} as const satisfies Partial<MonitorDefinition>;

/** The shipped site with quick looks at the sandbox's chat and API. */
export const quickSandbox: readonly Definition[] = [
  site,
  ...[chat, api].flat().map((monitor) => ({ ...monitor, ...quick })),
];

/** The shipped site with monitors of its API component, each an HTTP request to the address. */
export function watching(
  url: string,
  { count = 1, ...rest }: Partial<MonitorDefinition> & { count?: number } = {},
): readonly Definition[] {
  const monitors = Array.from({ length: count }, (_, index) =>
    defineMonitor({
      slug: `look-${index}`,
      component: 'api',
      probe: { kind: 'http', url },
      ...quick,
      ...rest,
    }),
  );
  return [untargeted(site), ...monitors];
}

/** Without names of targets no component waits for one, so that all stay on the page. */
export function untargeted(definition: Definition): Definition {
  return JSON.parse(
    JSON.stringify(definition, (key, value) => (key === 'targets' ? undefined : value)),
  );
}
