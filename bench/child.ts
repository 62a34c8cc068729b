import { fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { packageRoot } from '../src/runtimes/node/package-root.ts';

/** A program of `bench/processes/` in a process of its own, which answers one question at a time. */
export type Child<Question extends Serializable, Answer> = Readonly<{
  /** Rejects when the process ends before it has answered. */
  ask(question: Question): Promise<Answer>;
  /** Lets go of it; without a parent it ends by itself. */
  stop(): void;
}>;

/** Starts a program of `bench/processes/` that calls `answerEach`, and waits until it listens. */
export async function startChild<Question extends Serializable, Answer>(
  name: string,
): Promise<Child<Question, Answer>> {
  const child = fork(path.join(packageRoot, 'scripts/run.js'), [`bench/processes/${name}.ts`], {
    cwd: packageRoot,
    serialization: 'advanced',
  });
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`${name} ended with ${code} before it had answered.`);
  });
  // Nobody may be waiting for an answer when it is stopped.
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  return {
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = await Promise.race([answered, ended]);
      return answer as Answer;
    },
    stop: () => child.disconnect(),
  };
}

/** In the child: answers every question of the parent, and ends with it. */
export function answerEach<Question, Answer extends Serializable>(
  answer: (question: Question) => Answer | Promise<Answer>,
): void {
  process.on('message', async (question) => {
    process.send?.(await answer(question as Question));
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}
