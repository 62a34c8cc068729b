import { createService } from './api.ts';
import { createChat } from './chat.ts';
import type { Entrance } from './listener.ts';
import { createImap } from './mail/imap.ts';
import { Mailbox } from './mail/mailbox.ts';
import { createSmtp } from './mail/smtp.ts';
import { createPhone } from './phone/sip.ts';
import { type Door, mailAddress, mailUser, type Passwords, phoneUser } from './targets.ts';
import { tcpEntrance } from './tcp-entrance.ts';
import { udpEntrance } from './udp-entrance.ts';

/** A whole support centre: the ways in at each of its doors, none of which is open yet. */
export function createSupportCentre(
  passwords: Passwords,
): Readonly<Record<Door, readonly Entrance[]>> {
  const chat = createChat();
  const facts = () => ({ visitorsWaiting: chat.visitorsWaiting() });
  const mailbox = new Mailbox();
  const phone = createPhone({ user: phoneUser, password: passwords.phone });
  return {
    chat: [tcpEntrance(chat)],
    smtp: [tcpEntrance(createSmtp(mailAddress, mailbox))],
    imap: [tcpEntrance(createImap({ user: mailUser, password: passwords.mail }, mailbox))],
    sip: [udpEntrance(phone.udp), tcpEntrance(phone.tcp)],
    api: [tcpEntrance(createService('api', facts))],
    signin: [tcpEntrance(createService('signin', facts))],
    payments: [tcpEntrance(createService('payments', facts))],
    withdrawals: [tcpEntrance(createService('withdrawals', facts))],
    verification: [tcpEntrance(createService('verification', facts))],
  };
}
