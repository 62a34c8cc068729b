import { eventually } from './eventually.ts';

/** What the page says of one component. */
export type Said = Readonly<{ status: string; reachability: string }>;

/** The status page in one language; it must be there whatever goes on behind it. */
export async function readPage(url: string, language: 'zh' | 'en' = 'en'): Promise<string> {
  const response = await fetch(`${url}/${language}`);
  if (response.status !== 200) throw new Error(`The page answered ${response.status}.`);
  return response.text();
}

/** What a page says of a component. */
export function saidOf(page: string, slug: string): Said {
  const row = new RegExp(
    `data-component="${slug}" data-status="(\\w+)" data-reachability="(\\w+)"`,
  ).exec(page);
  const [, status, reachability] = row ?? [];
  if (!status || !reachability) throw new Error(`The page does not show "${slug}".`);
  return { status, reachability };
}

/** Waits until the page says so of a component, and returns that page. */
export function untilPageSays(
  url: string,
  slug: string,
  expected: Partial<Said>,
  withinMs?: number,
): Promise<string> {
  return eventually(
    `the page says ${JSON.stringify(expected)} of ${slug}`,
    async () => {
      const page = await readPage(url);
      const said = saidOf(page, slug);
      const agrees =
        said.status === (expected.status ?? said.status) &&
        said.reachability === (expected.reachability ?? said.reachability);
      return agrees ? page : null;
    },
    withinMs,
  );
}

/** The title of a page: the first sentence of the verdict. */
export function titleOf(page: string): string {
  return /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '';
}
