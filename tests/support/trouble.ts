import type { DeliveryTrouble } from '../../src/domain/delivery/trouble.ts';

/** All that leaves arrives. */
export const noTrouble: DeliveryTrouble = {
  ...{ disabled: [], failing: [], waitingMail: null, quarantined: null },
};
