import type { Database } from '../../src/storage/database.ts';
import { announcementSuite } from './announcement-suite.ts';
import { brandSuite } from './brand-suite.ts';
import { incidentEditSuite } from './incident-edit-suite.ts';
import { incidentSuite } from './incident-suite.ts';
import { maintenanceClockSuite } from './maintenance-clock-suite.ts';
import { maintenanceSuite } from './maintenance-suite.ts';
import { newsSuite } from './news-suite.ts';
import { overrideSuite } from './override-suite.ts';
import { settingSuite } from './setting-suite.ts';

/** All that is promised of what staff say and set; `open` gives an empty database each time. */
export function staffWordsSuite(open: () => Promise<Database>): void {
  incidentSuite(open);
  incidentEditSuite(open);
  overrideSuite(open);
  maintenanceSuite(open);
  maintenanceClockSuite(open);
  announcementSuite(open);
  newsSuite(open);
  settingSuite(open);
  brandSuite(open);
}
