/** The enhanced code of a reply (RFC 3463), as in `550 5.1.1 No such user`. */
const enhancedCode = /(?<![\d.])(?<class>[245])\.(?<subject>\d{1,3})\.(?<detail>\d{1,3})(?![\d.])/;

/** Codes that are about the mailbox or its domain itself (RFC 3463 §3.2 and §3.3, RFC 7505 §4.2). */
const noAddress = /^5\.(1\.(1|2|3|6|10)|2\.1)$/;

/** RFC 5321 §4.2.3: mailbox unavailable, user not local, name of the mailbox not allowed. */
const noMailbox: readonly number[] = [550, 551, 553];

/** Words by which servers say that there is nobody of that name. */
const nobodyThere =
  /\bno such (user|mailbox|recipient|address|account|person)|\b(user|mailbox|recipient|account)\b[^.;\n]{0,40}\b(unknown|not found|(does not|doesn't|not) exist|no longer exists)|\b(unknown|invalid) (local )?(user|mailbox|recipient)|\buser not local/i;

/** What Microsoft says with 5.4.1 of users that it has not. */
const microsoftsNobody = /recipient address rejected: access denied/i;

/** Words about who sends, how often, and what: none of them is about the address. */
const policy =
  /\brelay|spam|\bblock|\bblack|\bpolic|\b(spf|dkim|dmarc|rbl|helo|ehlo|ip)\b|\bauthent|\bauthori|\bfrequen|\blimit|\brate\b|\breputation|\bsender\b/i;

/** As much of what a server says is looked at. */
const longest = 1000;

/** A reply of SMTP about a recipient, or what a report quotes of one. */
export type Refusal = Readonly<{ code: number | null; text: string }>;

/**
 * Whether a refusal says plainly that the address takes no mail, now or later. Many servers answer a
 * bare 550 where it is us whom they do not want, and a full mailbox may be emptied: where it is not
 * plain, nothing is said about the address.
 */
export function isAddressRefused({ code, text }: Refusal): boolean {
  const [enhanced = '5.0.0'] = enhancedCode.exec(text) ?? [];
  // What stands in an address is no word of the server.
  const words = text.slice(0, longest).replace(/\S*@\S*/g, '');
  if (policy.test(words)) return false;
  if (enhanced === '5.4.1') return microsoftsNobody.test(words);
  if (enhanced !== '5.0.0') return noAddress.test(enhanced);
  return code !== null && noMailbox.includes(code) && nobodyThere.test(words);
}
