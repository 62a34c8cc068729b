import * as real from 'better-auth/crypto';

export * from 'better-auth/crypto';

const hashes = new Map<string, Promise<string>>();
const answers = new Map<string, Promise<boolean>>();

/** Hashes each password once. */
export function hashPassword(password: string): Promise<string> {
  return remembered(hashes, password, () => real.hashPassword(password));
}

/** Asks once whether a hash is that of a password. */
export function verifyPassword(asked: { hash: string; password: string }): Promise<boolean> {
  const key = JSON.stringify([asked.hash, asked.password]);
  return remembered(answers, key, () => real.verifyPassword(asked));
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  find: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
