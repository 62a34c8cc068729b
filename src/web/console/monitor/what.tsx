import { siteComponents } from '../../../domain/component.ts';
import type { Language } from '../../../domain/localized.ts';
import type { Certificate } from '../../../domain/monitor/check.ts';
import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import { targetOf } from '../../../domain/monitor/target.ts';
import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { reportWords } from '../../../i18n/report.ts';
import { duration } from '../../../i18n/time.ts';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';
import { WhatItIs } from '../what-it-is.tsx';

type WhatProps = Readonly<{ one: MonitorNow; asked: StaffAsked }>;

/** What a monitor looks at, how often, and what that means; nothing of it is secret. */
export function WhatIsWatched({ one, asked: { language, watched } }: WhatProps) {
  const { what, kinds } = consoleMonitorTexts[language];
  const { slug, component, probe, intervalMs, timeoutMs, degradedAfterMs, whenDown } = one.monitor;
  const certificate = one.locations.find((seen) => seen.certificate)?.certificate;
  const named = siteComponents(watched.site).find((one) => one.slug === component);
  const lines = [
    [what.target, `${kinds[probe.kind]}: ${targetOf(probe)}`],
    [
      what.component,
      <a href={`${consolePath}/components/${component}`}>{named?.name[language] ?? component}</a>,
    ],
    [
      what.rhythm,
      what.everyAndAtMost(duration(intervalMs, language), duration(timeoutMs, language)),
    ],
    ...(degradedAfterMs === null ? [] : [[what.slowAfter, `${degradedAfterMs} ms`] as const]),
    ...(certificate ? [certificateLine(certificate, language)] : []),
    [what.whenDown, what.makes[whenDown]],
    [what.slug, slug],
  ] as const;
  return <WhatItIs {...{ title: what.title, lines }} />;
}

function certificateLine({ subject, validTo }: Certificate, language: Language) {
  const { certificate, validUntil } = reportWords[language];
  const until = new Date(validTo).toISOString().slice(0, 10);
  return [certificate, `${subject}, ${validUntil(until)}`] as const;
}
