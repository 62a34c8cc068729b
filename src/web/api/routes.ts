import { announcementRoutes } from './announcement.ts';
import { auditRoute } from './audit-entry.ts';
import { componentRoutes } from './component.ts';
import { eventRoute } from './event.ts';
import { holidaysRoutes } from './holidays.ts';
import { hoursRoutes } from './hours.ts';
import { incidentRoutes } from './incident.ts';
import { maintenanceRoutes } from './maintenance.ts';
import { monitorRoutes } from './monitor.ts';
import type { Route } from './route.ts';
import { subscriberRoutes } from './subscriber.ts';
import { supportRoute } from './support.ts';
import { templateRoutes } from './template.ts';
import { uptimeRoute } from './uptime.ts';
import { webhookRoutes } from './webhook.ts';

/** All routes of the API: they are mounted from here, and described from here. */
export const routes: readonly Route[] = [
  supportRoute,
  uptimeRoute,
  eventRoute,
  ...incidentRoutes,
  ...maintenanceRoutes,
  ...announcementRoutes,
  ...componentRoutes,
  ...monitorRoutes,
  ...hoursRoutes,
  ...holidaysRoutes,
  ...templateRoutes,
  ...webhookRoutes,
  ...subscriberRoutes,
  auditRoute,
];
