import type { Language } from '../localized.ts';

/** Somebody with an address of mail who has asked to be told. Instants are UTC milliseconds. */
export type Subscriber = Readonly<{
  id: string;
  /** As it is compared and written to: what `mailAddressOf` makes of it. */
  address: string;
  language: Language;
  createdAt: number;
  /** When they first confirmed that the address is theirs. */
  confirmedAt: number | null;
}>;
