/** Shows how much of a long work is done, on one line that is taken away at the end. */
export type Progress = Readonly<{ step(): void; end(): void }>;

type Terminal = Readonly<{ isTTY?: boolean; write(text: string): unknown }>;

const clearLine = '\r\u001b[K';

/** Where nobody watches, as in a log or a pipe, nothing is shown. */
export function showProgress(terminal: Terminal, what: string, total: number): Progress {
  if (!terminal.isTTY) return { step: () => undefined, end: () => undefined };
  let done = 0;
  const show = () => terminal.write(`${clearLine}${what}: ${done} of ${total}`);
  show();
  return {
    step: () => {
      done += 1;
      show();
    },
    end: () => void terminal.write(clearLine),
  };
}
