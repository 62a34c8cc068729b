/** What DNS has to say of the domain that support mail goes to and comes from. */
export type DnsSpec = Readonly<{
  kind: 'dns';
  domain: string;
  /** The name server that is asked; null for those of the system. */
  server: Readonly<{ host: string; port: number }> | null;
  expect: Readonly<{
    /** Mail exchangers, each with an address (RFC 5321 §5.1). */
    mx: boolean;
    /** Exactly one SPF record (RFC 7208 §3.2). */
    spf: boolean;
    /** Exactly one DMARC record (RFC 7489 §6.1). */
    dmarc: boolean;
    /** DKIM selectors with a key that is not revoked (RFC 6376 §3.6.1). */
    dkim: readonly string[];
    /** Names that must have an address. */
    addresses: readonly string[];
  }>;
}>;
