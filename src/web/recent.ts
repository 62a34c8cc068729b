/** Values by their keys, as long as there are not too many of them. */
export type Recent<Value> = Readonly<{
  get: (key: string) => Value | undefined;
  set: (key: string, value: Value) => void;
}>;

/** Holds at most so many values: for a new one the one that was used longest ago is forgotten. */
export function recent<Value>(most: number): Recent<Value> {
  // A map is in the order in which its keys were set.
  const values = new Map<string, Value>();

  function set(key: string, value: Value): void {
    values.delete(key);
    values.set(key, value);
    const [oldest] = values.keys();
    if (values.size > most && oldest !== undefined) values.delete(oldest);
  }

  function get(key: string): Value | undefined {
    const value = values.get(key);
    if (value !== undefined) set(key, value);
    return value;
  }

  return { get, set };
}
