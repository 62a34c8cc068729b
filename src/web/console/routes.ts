import { accountRoutes } from './account.tsx';
import { codeRoutes } from './code.tsx';
import { joinRoutes } from './join.tsx';
import { languageRoute } from './language.ts';
import { overviewRoute } from './overview.tsx';
import type { ConsoleRoute } from './route.ts';
import { signInRoutes } from './sign-in.tsx';
import { staffRoutes } from './staff.tsx';

/** All ways into the console, each with who may take it. */
export const routes: readonly ConsoleRoute[] = [
  overviewRoute,
  ...signInRoutes,
  ...joinRoutes,
  languageRoute,
  ...accountRoutes,
  ...codeRoutes,
  ...staffRoutes,
];

/** A route that a request takes, with the values of the names in its path. */
export type Taken = Readonly<{
  kind: 'taken';
  route: ConsoleRoute;
  params: ReadonlyMap<string, string>;
}>;

/** A path that is there for other methods only; `allow` lists them. */
export type OtherMethod = Readonly<{ kind: 'other'; allow: string }>;

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
  return { kind: 'other', allow: methods.join(', ') };
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
