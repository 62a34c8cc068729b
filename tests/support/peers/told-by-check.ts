import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import site from '../../../monitors/site.ts';
import { defineMonitor } from '../../../src/domain/definition.ts';
import type { languages } from '../../../src/domain/localized.ts';
import type { ProbeDefinition } from '../../../src/domain/monitor/probe-definition.ts';
import { type Reason, reasons } from '../../../src/domain/monitor/reason.ts';
import { reportWords } from '../../../src/i18n/report.ts';
import { helplight } from '../../runtimes/support/helplight.ts';
import { newInstallation, untargeted } from '../../runtimes/support/installation.ts';

/** What staff are told of each monitor, by its slug. */
export type Told = Readonly<Record<string, 'up' | Reason>>;

/** An installation that watches real peers, to be asked by `helplight check`. */
export type Watch = Readonly<{
  /** What the command says, after it was found to say the same in both languages. */
  told(): Promise<Told>;
  end(): Promise<void>;
}>;

/** Looks at each probe once for at most two seconds, as part of a channel; `ca` is trusted besides. */
export async function watchPeers(
  component: string,
  ca: string | null,
  probes: Readonly<Record<string, ProbeDefinition>>,
): Promise<Watch> {
  const folder = await mkdtemp(join(tmpdir(), 'helplight-peer-'));
  const caFile = join(folder, 'ca.pem');
  if (ca !== null) await writeFile(caFile, ca);
  const monitors = Object.entries(probes).map(([slug, probe]) =>
    defineMonitor({ slug, component, probe, intervalSeconds: 60, timeoutSeconds: 2 }),
  );
  const definitions = JSON.stringify([untargeted(site), ...monitors]);
  const installation = await newInstallation({ 'definitions.json': definitions });
  const environment = {
    ...installation.environment,
    ...(ca !== null && { PROBE_CA_FILE: caFile }),
  };
  const toldIn = async (language: (typeof languages)[number]) => {
    const { stdout, stderr } = await helplight(['check', '--language', language], environment);
    if (stderr !== '') throw new Error(stderr);
    const lines = stdout.trimEnd().split('\n');
    return Object.fromEntries(lines.map((line) => toldBy(line, language)));
  };
  return {
    told: async () => {
      const [zh, en] = await Promise.all([toldIn('zh'), toldIn('en')]);
      if (JSON.stringify(zh) === JSON.stringify(en)) return en;
      throw new Error(`In Chinese ${JSON.stringify(zh)}, in English ${JSON.stringify(en)}`);
    },
    end: async () => {
      await installation.remove();
      await rm(folder, { recursive: true });
    },
  };
}

/** One line of the table: slug, outcome, time, and the sentence of the reason. */
function toldBy(line: string, language: (typeof languages)[number]): [string, 'up' | Reason] {
  const [slug = '', outcome = '', , sentence = ''] = line.split(/ {2,}/);
  const { outcomes } = reportWords[language];
  if (outcome === outcomes.up) return [slug, 'up'];
  const known = Object.keys(reasons) as Reason[];
  const reason = known.find(
    (one) => reasons[one].text[language] === sentence && outcomes[reasons[one].outcome] === outcome,
  );
  if (!reason) throw new Error(`This line has no reason of the list: ${line}`);
  return [slug, reason];
}
