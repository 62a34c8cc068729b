import { startSink } from '../../tests/support/webhook-sink.ts';
import { answerEach } from '../child.ts';

/** What takes webhooks is asked for its origin, or how many have arrived so far. */
export type SinkQuestion = 'origin' | 'arrived';

const sink = await startSink();

answerEach<SinkQuestion, string | number>((question) =>
  question === 'origin' ? sink.origin : sink.arrivals.length,
);
