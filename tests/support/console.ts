// The console loads itself when it is asked for; loaded here, no test waits for that.
import '../../src/web/console/console.ts';
import { inviteStaff } from '../../src/actions/invite-staff.ts';
import { joinStaff } from '../../src/actions/join-staff.ts';
import { offerSetup } from '../../src/actions/offer-setup.ts';
import type { Role } from '../../src/domain/staff.ts';
import type { Database } from '../../src/storage/database.ts';

const password = 'correct horse battery';

/** A request as a browser sends it: its cookies, a form, and from which page it comes. */
type Sent = Readonly<{ form?: Readonly<Record<string, string>>; headers?: Record<string, string> }>;

/** Something that answers requests, as the web app does. */
type Answering = Readonly<{
  request: (path: string, init?: RequestInit) => Response | Promise<Response>;
}>;

/** A browser without scripts: it keeps cookies, and says that forms come from the same origin. */
export function someBrowser(app: Answering) {
  const cookies = new Map<string, string>();
  const headers = () => ({
    'accept-language': 'en',
    ...(cookies.size > 0 && {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }),
  });
  const keep = (answer: Response) => {
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0\b/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: async (path: string, sent: Sent = {}) =>
      keep(await app.request(path, { headers: { ...headers(), ...sent.headers } })),
    post: async (path: string, { form = {}, headers: more = {} }: Sent = {}) =>
      keep(
        await app.request(path, {
          method: 'POST',
          headers: { ...headers(), 'sec-fetch-site': 'same-origin', ...more },
          body: new URLSearchParams(form),
        }),
      ),
  };
}

export type Browser = ReturnType<typeof someBrowser>;

/** The secret of a link by which the first of the staff sets up the console. */
export async function setupSecret(db: Database, now: number): Promise<string> {
  const offered = await offerSetup({ db, now, actor: { kind: 'terminal' } });
  return offered?.secret ?? '';
}

/** Makes somebody one of the staff: their address begins with their role. */
export async function addStaff(db: Database, role: Role, now: number) {
  const acting = { db, now, actor: { kind: 'terminal' } } as const;
  const { secret } = await inviteStaff(acting, { email: `${role}@example.com`, role });
  const member = await joinStaff({ db, now }, secret, { name: `The ${role}`, password });
  return { ...member, password };
}

/** Signs somebody in who was added before. */
export async function signInAs(browser: Browser, role: Role): Promise<Response> {
  const form = { email: `${role}@example.com`, password };
  return browser.post('/console/sign-in', { form });
}
