/** Whom letters come from: an address, and the name that is shown for it; empty without one. */
export type MailFrom = Readonly<{ name: string; address: string }>;

/** Reads an address alone, or as in `Wallet support <status@example.com>`. */
export function mailFrom(setting: string): MailFrom {
  const [, name = '', address = setting.trim()] = /^(.*?)<([^<>]+)>\s*$/.exec(setting) ?? [];
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address: address.trim() };
}
