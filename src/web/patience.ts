/** How long a page may wait for the database, in milliseconds. */
export const patienceMs = 3000;

/** How long the page is renewed at most where no visitor waits: as long as one call may take. */
export const renewalMs = 10_000;

/** The result of the work, unless it takes longer. */
export function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
