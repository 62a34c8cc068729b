import { accountRoutes } from './account.tsx';
import { announcementChangeRoutes } from './announcement/change.tsx';
import { announcementEndRoutes } from './announcement/end.tsx';
import { announcementRoute } from './announcement.tsx';
import { announcementsRoute } from './announcements.tsx';
import { auditRoutes } from './audit.tsx';
import { componentRoutes } from './component.tsx';
import { componentListRoute } from './components.tsx';
import { deliveriesRoute } from './deliveries.tsx';
import { deliveryRoutes } from './delivery.tsx';
import { draftRoutes } from './drafts.tsx';
import { holidaysRoutes } from './holidays.tsx';
import { hoursRoutes } from './hours.tsx';
import { incidentRoutes } from './incident.tsx';
import { incidentsRoute } from './incidents.tsx';
import { joinRoutes } from './join.tsx';
import { languageRoute } from './language.ts';
import { maintenanceCalendarRoute } from './maintenance/calendar.tsx';
import { maintenanceChangeRoutes } from './maintenance/change.tsx';
import { maintenanceStepRoutes } from './maintenance/step.tsx';
import { maintenanceWordsRoutes } from './maintenance/words.tsx';
import { maintenanceRoute } from './maintenance.tsx';
import { maintenancesRoute } from './maintenances.tsx';
import { monitorFailuresRoute } from './monitor/failures.tsx';
import { monitorRoutes } from './monitor.tsx';
import { monitorListRoute } from './monitors.tsx';
import { newAnnouncementRoutes } from './new-announcement.tsx';
import { newIncidentRoutes } from './new-incident.tsx';
import { newMaintenanceRoutes } from './new-maintenance.tsx';
import { newWebhookRoutes } from './new-webhook.tsx';
import { overviewRoutes } from './overview.tsx';
import { quarantineRoutes } from './quarantine.tsx';
import type { ConsoleRoute } from './route.ts';
import { secondFactorRoutes } from './second-factor-page.tsx';
import { settingsRoutes } from './settings.tsx';
import { signInRoutes } from './sign-in.tsx';
import { staffRoutes } from './staff.tsx';
import { subscriberRemovalRoutes } from './subscriber/removal.tsx';
import { subscriberRoute } from './subscriber.tsx';
import { subscriberListRoute } from './subscribers.tsx';
import { templateRoutes } from './template.tsx';
import { templateFormRoutes } from './template-forms.tsx';
import { templateListRoute } from './templates.tsx';
import { tokenRoutes } from './tokens.tsx';
import { webhookChangeRoutes } from './webhook/change.tsx';
import { webhookRemovalRoutes } from './webhook/removal.tsx';
import { webhookSecretRoutes } from './webhook/secret.tsx';
import { webhookRoutes } from './webhook.tsx';
import { webhookListRoute } from './webhooks.tsx';

/** All ways into the console, each with who may take it. */
export const routes: readonly ConsoleRoute[] = [
  ...overviewRoutes,
  incidentsRoute,
  ...newIncidentRoutes,
  ...incidentRoutes,
  ...signInRoutes,
  ...joinRoutes,
  languageRoute,
  ...draftRoutes,
  monitorListRoute,
  ...monitorRoutes,
  monitorFailuresRoute,
  componentListRoute,
  ...componentRoutes,
  ...hoursRoutes,
  ...holidaysRoutes,
  ...settingsRoutes,
  maintenancesRoute,
  ...newMaintenanceRoutes,
  maintenanceCalendarRoute,
  maintenanceRoute,
  ...maintenanceStepRoutes,
  ...maintenanceChangeRoutes,
  ...maintenanceWordsRoutes,
  announcementsRoute,
  ...newAnnouncementRoutes,
  announcementRoute,
  ...announcementChangeRoutes,
  ...announcementEndRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  templateListRoute,
  ...templateFormRoutes,
  ...templateRoutes,
  webhookListRoute,
  ...newWebhookRoutes,
  ...webhookRoutes,
  ...webhookChangeRoutes,
  ...webhookSecretRoutes,
  ...webhookRemovalRoutes,
  deliveriesRoute,
  ...deliveryRoutes,
  subscriberListRoute,
  subscriberRoute,
  ...subscriberRemovalRoutes,
  ...quarantineRoutes,
  ...tokenRoutes,
  ...auditRoutes,
  ...staffRoutes,
];

/** A route that a request takes, with the values of the names in its path. */
export type Taken = Readonly<{
  kind: 'taken';
  route: ConsoleRoute;
  params: ReadonlyMap<string, string>;
}>;

/** A path that is there for other methods only; `allow` lists them. */
type OtherMethod = Readonly<{ kind: 'other'; allow: string }>;

/**
 * Finds the route of a method and a path below the console; null where there is none. HEAD is GET
 * without a body (RFC 9110 §9.3.2).
 */
export function routeOf(method: string, path: string): Taken | OtherMethod | null {
  const fitting = routes.flatMap((route): Taken[] => {
    const params = paramsOf(route.path, path.replace(/\/$/, ''));
    return params ? [{ kind: 'taken', route, params }] : [];
  });
  const wanted = method === 'HEAD' ? 'GET' : method;
  const taken = fitting.find(({ route }) => route.method === wanted);
  if (taken || fitting.length === 0) return taken ?? null;
  const methods = fitting.map(({ route }) => (route.method === 'GET' ? 'GET, HEAD' : 'POST'));
  return { kind: 'other', allow: [...new Set(methods)].join(', ') };
}

function paramsOf(pattern: string, path: string): ReadonlyMap<string, string> | null {
  const names = pattern.split('/');
  const segments = path.split('/');
  const fits = names.every((name, index) => name.startsWith(':') || name === segments[index]);
  if (names.length !== segments.length || !fits) return null;
  const named = names.flatMap((name, index): [string, string][] =>
    name.startsWith(':') ? [[name.slice(1), segments[index] ?? '']] : [],
  );
  return new Map(named);
}
