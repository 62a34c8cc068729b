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
    // Not before there are too many: what was taken away from the front is stepped over one by one.
    if (values.size <= most) return;
    const [oldest] = values.keys();
    if (oldest !== undefined) values.delete(oldest);
  }

  function get(key: string): Value | undefined {
    const value = values.get(key);
    if (value !== undefined) set(key, value);
    return value;
  }

  return { get, set };
}
