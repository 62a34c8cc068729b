import { expect } from 'vitest';
import type { Role } from '../../src/domain/staff.ts';
import { DatabaseAway } from '../../src/storage/away.ts';
import { seedTemplates } from '../../src/storage/template.ts';
import { shippedTemplates } from '../../templates/shipped.ts';
import { someApi } from './api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from './console.ts';
import { someNow } from './facts.ts';
import { type FormFields, formTo } from './sent-form.ts';

type Given = NonNullable<Parameters<typeof someApi>[0]>;

/** A console as tests use it. */
export type StaffedConsole = Awaited<ReturnType<typeof staffedConsole>>;

/** A site with the shipped templates, somebody who is signed in to its console, and a way to send forms. */
export async function staffedConsole(role: Role, given: Given = {}) {
  const database = { isAway: false };
  const site = await someApi({
    ...given,
    consoleOptions: {
      openDatabase: async () => {
        if (database.isAway) throw new DatabaseAway();
        return site.db;
      },
      ...given.consoleOptions,
    },
  });
  await seedTemplates(site.db, shippedTemplates, someNow);
  const join = async (as: Role) => {
    const browser = someBrowser(site.app);
    const member = await addStaff(site.db, as, someNow);
    await signInAs(browser, as);
    return { browser, member };
  };
  const { browser, member } = await join(role);
  const page = async (path: string, by = browser) => (await by.get(`/console${path}`)).text();
  const post = (path: string, form: FormFields, by = browser) =>
    by.post(`/console${path}`, { form });
  return {
    ...{ ...site, browser, member, database },
    /** The browser of another one of the staff. */
    signedIn: async (as: Role): Promise<Browser> => (await join(as)).browser,
    /** A page below the console. */
    page,
    post,
    /** The form for a new thing below a path, as it begins. */
    newForm: async (path: string, query = '') => formTo(await page(`${path}/new${query}`), path),
    /** Sends such a form. Returns the id of what was published. */
    published: async (path: string, form: FormFields) => idPublished(await post(path, form), path),
  };
}

function idPublished(answer: Response, path: string): string {
  expect(answer.status).toBe(303);
  const place = new RegExp(`^/console${path}/([a-z0-9]{12})\\?done=published$`);
  return place.exec(placeOf(answer))?.[1] ?? '';
}

/** Where an answer leads. */
export function placeOf(answer: Response): string {
  return answer.headers.get('location') ?? '';
}
