/** Whether something is a date that exists, as `YYYY-MM-DD`. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  // A day too many, such as 30 February, is read as one of the next month.
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === value;
}
