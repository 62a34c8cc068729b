import type { Told } from './told-site.ts';

/**
 * Every page of the console by the path of its route, with an address at which it has something to
 * show. Whoever walks them compares the paths with the table of routes.
 */
export function consolePages(told: Told): Readonly<Record<string, string>> {
  const incident = `/incidents/${told.incident}`;
  const maintenance = `/maintenances/${told.maintenance}`;
  const announcement = `/announcements/${told.announcement}`;
  return {
    '': '',
    '/overview/part': '/overview/part',
    '/sign-in': '/sign-in',
    '/sign-in/code': '/sign-in/code',
    '/join/:secret': `/join/${told.secret}`,
    '/incidents': '/incidents',
    '/incidents/new': '/incidents/new?template=own',
    '/incidents/:id': incident,
    '/incidents/:id/change': `${incident}/change`,
    '/incidents/:id/updates/new': `${incident}/updates/new?status=resolved`,
    '/incidents/:id/updates/:update/words': `${incident}/updates/${told.update}/words`,
    '/maintenances': '/maintenances',
    '/maintenances/new': '/maintenances/new',
    '/maintenances/calendar': '/maintenances/calendar',
    '/maintenances/:id': maintenance,
    '/maintenances/:id/change': `${maintenance}/change`,
    '/maintenances/:id/updates/new': `${maintenance}/updates/new`,
    '/maintenances/:id/updates/:update/words': `${maintenance}/updates/${told.step}/words`,
    '/announcements': '/announcements',
    '/announcements/new': '/announcements/new',
    '/announcements/:id': announcement,
    '/announcements/:id/change': `${announcement}/change`,
    '/announcements/:id/end': `${announcement}/end`,
    '/monitors': '/monitors',
    '/monitors/:slug': '/monitors/chat-monitor',
    '/monitors/:slug/failures': '/monitors/chat-monitor/failures',
    '/components': '/components',
    '/components/:slug': '/components/verification',
    '/templates': '/templates',
    '/templates/new': '/templates/new?kind=incident',
    '/templates/:id': `/templates/${told.template}`,
    '/templates/:id/change': `/templates/${told.template}/change`,
    '/templates/:id/removal': `/templates/${told.template}/removal`,
    '/hours': '/hours',
    '/hours/:component': '/hours/phone',
    '/hours/:component/change': '/hours/phone/change',
    '/holidays': '/holidays',
    '/holidays/:calendar/:year': '/holidays/cn/2026',
    '/holidays/:calendar/:year/change': '/holidays/cn/2026/change',
    '/settings': '/settings',
    '/settings/contacts/:component': '/settings/contacts/chat',
    '/settings/brand': '/settings/brand',
    '/audit': '/audit',
    '/audit/:id': `/audit/${told.entry}`,
    '/tokens': '/tokens',
    '/tokens/:id/revocation': `/tokens/${told.token}/revocation`,
    '/staff': '/staff',
    '/staff/:id/removal': `/staff/${told.staff}/removal`,
    '/account': '/account',
    '/account/second-factor': '/account/second-factor',
  };
}
