/** What the round trip needs of imapflow and nodemailer: both sides of a message's way. */
export { openMailbox } from './open-mailbox.ts';
export { openSubmission } from './submission.ts';
