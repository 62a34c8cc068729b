/** An uptime as it is printed in both languages: `99.98%`, and `—` where nothing is covered. */
export function uptimeText(percent: number | null): string {
  return percent === null ? '—' : `${percent.toFixed(2)}%`;
}
