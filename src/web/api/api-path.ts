/** Where the API lies. */
export const apiPath = '/api/v1';

/** Whether a path belongs to the API, so that what is wrong with it is a problem and no page. */
export function isApiPath(path: string): boolean {
  return path === apiPath || path.startsWith(`${apiPath}/`);
}
