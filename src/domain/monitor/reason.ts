import { answerReasons } from './reasons/answer.ts';
import { connectionReasons } from './reasons/connection.ts';
import { mailReasons } from './reasons/mail.ts';
import { phoneReasons } from './reasons/phone.ts';
import { proberReasons } from './reasons/prober.ts';

/**
 * Why a check was not plainly `up`: a closed list, each with the outcome it usually has and one
 * sentence for people in either language. `unknown` reasons are faults of the prober, not of the target.
 */
export const reasons = {
  ...connectionReasons,
  ...answerReasons,
  ...mailReasons,
  ...phoneReasons,
  ...proberReasons,
} as const;

/** A word from the closed list of reasons. */
export type Reason = keyof typeof reasons;
