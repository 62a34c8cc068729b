import type { MailTexts } from './texts.ts';

export const mailEn: MailTexts = {
  subject: (title, site) => `${title} [${site}]`,
  severalSubject: (count, site) => `News about ${count} things [${site}]`,
  statusOf: (component) => `Status of ${component}`,
  changed: (from, to) => `It was “${from}” and is now “${to}”.`,
  concerns: 'This concerns',
  window: (from, until) => `When: ${from} to ${until}`,
  said: (time) => `Posted ${time}`,
  nextUpdate: (time) => `Next update by ${time}.`,
  waysNow: 'The status page says which of these work right now.',
  moreSaid: (count) =>
    count === 1
      ? 'One more update is on the status page.'
      : `${count} more updates are on the status page.`,
  alsoTold: 'Also new',
  details: 'Read more',
  statusPage: 'Open the status page',
  times: (zone, offset) => `All times are ${zone} (${offset}).`,
  because: (site) => `You get this mail because this address is subscribed to news from ${site}.`,
  manage: 'Change what you get, or unsubscribe',
  confirmation: (way, site, about) => ({
    subject: `Please confirm your subscription [${site}]`,
    lines: [
      way === 'mail'
        ? `Somebody asked for ${newsEn(site, about)} to be sent to this address. If that was you, open the link below and press the button there; nothing is sent before you do.`
        : `Somebody asked for ${newsEn(site, about)} to be posted to a program (a webhook), and named this address as its owner’s. If that was you, open the link below and press the button there; nothing is posted before you do.`,
      'If it was not you, there is nothing to do: no news comes unless you confirm, and after 30 days we forget this. If letters like this one keep coming, unsubscribe from them in your mail program; then none comes for 30 days.',
    ],
    link: 'Open the page to confirm',
  }),
  reminder: (way, site, standing) => ({
    subject: `You are subscribed already [${site}]`,
    lines: [
      way === 'mail'
        ? `Somebody has just asked again for news from ${site} to be sent to this address. It is subscribed already, and this has changed nothing.`
        : `Somebody has just asked again for news from ${site} to be posted to your program (a webhook). It is set up already, and this has changed nothing.`,
      ...(standing === 'paused' ? ['It is paused: nothing is sent until you resume it.'] : []),
      'If what you get is not what you want, the page below shows it, and there you can change or end it.',
    ],
    link: 'See my subscription',
  }),
  disabled: (because, host, site) => ({
    subject: `We have stopped posting news [${site}]`,
    lines: [
      `News from ${site} is no longer posted to ${host}.`,
      ...whyEn[because],
      'Once that is put right, you can start it again on the page below.',
    ],
    link: 'See this subscription',
  }),
};

function newsEn(site: string, about: string | null): string {
  return about === null ? `news from ${site}` : `news about “${about}” from ${site}`;
}

const whyEn: Readonly<Record<Parameters<MailTexts['disabled']>[0], readonly string[]>> = {
  gone: ['It answered 410, which says that nobody is to send anything there any more.'],
  failing: ['For five days nothing that we posted there has got through.'],
  bounced: ['Mail to its owner came back.'],
  complained: ['Its owner marked our mail as spam.'],
  by_staff: ['Support staff have switched it off.'],
};
