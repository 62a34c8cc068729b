/** An address of mail as those see it who need not know it, or who may have got the link of another: `a***@example.com`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  return `${at > 0 ? first : ''}***${address.slice(Math.max(at, 0))}`;
}

/** What stands between two spaces or marks, with an @ within. */
const address = /[^\s<>()[\]{},;:"'@]+@[^\s<>()[\]{},;:"'@]+/g;

/** A text, such as what a mail server answered, with all addresses in it masked. */
export function withoutAddresses(text: string): string {
  return text.replace(address, maskedAddress);
}
