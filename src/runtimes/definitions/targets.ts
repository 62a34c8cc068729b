/** The environment variables that hold the targets of the shipped monitors (docs/operations.md). */
export const targetVariables = [
  'SUPPORT_CHAT_URL',
  'SUPPORT_SMTP_URL',
  'SUPPORT_IMAP_URL',
  'SUPPORT_MAIL_ADDRESS',
  'SUPPORT_SIP_URI',
  'SUPPORT_SIP_USER',
  'SUPPORT_SIP_PASSWORD',
  'SUPPORT_API_URL',
  'WALLET_SIGNIN_URL',
  'WALLET_PAYMENTS_URL',
  'WALLET_WITHDRAWALS_URL',
  'WALLET_VERIFICATION_URL',
] as const;

/** Values of environment variables by name; absent and empty ones are not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The targets that the environment sets; none set means that the sandbox is to be watched. */
export function targetsIn(environment: Environment): Environment {
  return Object.fromEntries(
    targetVariables.filter((name) => environment[name]).map((name) => [name, environment[name]]),
  );
}
