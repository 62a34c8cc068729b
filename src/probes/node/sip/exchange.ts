import type { Failure, Run } from '../../run.ts';
import { textOf } from '../../sip/byte-string.ts';
import type { SipResponse } from '../../sip/message.ts';
import { isAnswerTo, type SipRequest } from '../../sip/request.ts';
import type { Heard, Line } from './line.ts';
import { Repetition } from './repetition.ts';

/**
 * Sends a request and waits for its final response; over UDP it is sent again until one comes.
 * Strays and duplicates are passed over. It is over when its line ends, and tells the run what it
 * means if time is up before. Throws a `Failure` when the line ends.
 */
export function exchange(line: Line, request: SipRequest, run: Run): Promise<SipResponse> {
  return new Promise((resolve, reject) => {
    const soFar = new SoFar(run);
    const send = () => line.send(request.bytes);
    const repetition = line.transport === 'UDP' ? new Repetition(send) : null;
    const settle = (act: () => void) => {
      repetition?.stop();
      line.ear.listen(null);
      act();
    };
    send();
    line.ear.listen((heard) => {
      if (heard.kind === 'end') return settle(() => reject(heard.failure));
      const answer = answerIn(heard, request);
      if (answer && answer.status >= 200) return settle(() => resolve(answer));
      if (answer) repetition?.slowDown();
      soFar.note(heard, answer);
    });
  });
}

function answerIn(heard: Heard, request: SipRequest): SipResponse | null {
  if (heard.kind !== 'message' || heard.message.kind !== 'response') return null;
  return isAnswerTo(request, heard.message) ? heard.message : null;
}

/** What has come instead of a final response, so that the run can say so if no more comes. */
class SoFar {
  readonly #run: Run;
  #provisional: string | null = null;
  #noise: Failure | null = null;

  constructor(run: Run) {
    this.#run = run;
  }

  note(heard: Heard, provisional: SipResponse | null): void {
    if (heard.kind === 'part') {
      this.#run.lateMeans('response_incomplete', 'A message was begun but not finished in time.');
      return;
    }
    if (heard.kind === 'noise') this.#noise = heard.failure;
    if (provisional) this.#provisional = textOf(provisional.statusLine);
    this.#tell();
  }

  /** What tells most comes first. */
  #tell(): void {
    if (this.#provisional !== null) {
      this.#run.lateMeans('no_final_response', `Nothing followed "${this.#provisional}".`);
    } else if (this.#noise) {
      this.#run.lateMeans(this.#noise.reason, this.#noise.message);
    } else {
      this.#run.lateMeans('no_response', 'What came was no answer to the question of the probe.');
    }
  }
}
