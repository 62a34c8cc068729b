import { maskedAddress, withoutAddresses } from '../../../domain/delivery/masked-address.ts';
import type { Subscriber } from '../../../domain/delivery/subscriber.ts';
import { isAtLeast } from '../../../domain/staff.ts';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';

/** Whether somebody sees whole addresses: only who may have to answer whom they belong to. */
export function seesAddresses({ visitor }: Pick<StaffAsked, 'visitor'>): boolean {
  return isAtLeast(visitor.role, 'responder');
}

/** The address of a subscriber as somebody of the staff may see it. */
export function shownAddress(
  asked: Pick<StaffAsked, 'visitor'>,
  { address }: Pick<Subscriber, 'address'>,
): string {
  return seesAddresses(asked) ? address : maskedAddress(address);
}

/** What was answered, which may name the address, as somebody of the staff may see it. */
export function shownAnswer(asked: Pick<StaffAsked, 'visitor'>, detail: string): string {
  return seesAddresses(asked) ? detail : withoutAddresses(detail);
}

type LinkProps = Readonly<{
  asked: Pick<StaffAsked, 'visitor'>;
  subscriber: Pick<Subscriber, 'id' | 'address'>;
}>;

/** The address of a subscriber, which leads to their page. */
export function SubscriberLink({ asked, subscriber }: LinkProps) {
  return (
    <a href={`${consolePath}/subscribers/${subscriber.id}`}>
      <bdi>{shownAddress(asked, subscriber)}</bdi>
    </a>
  );
}
