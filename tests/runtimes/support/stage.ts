import path from 'node:path';
import { test as base } from 'vitest';
import type { Definition } from '../../../src/domain/definition.ts';
import { type Running, serve } from '../../../src/runtimes/node/serve.ts';
import { type Behaviour, startTarget, type Target } from '../../support/targets/tcp.ts';
import { type Answering, startAnswering } from './answering.ts';
import { type Serving, startServing } from './helplight.ts';
import { type Installation, newInstallation } from './installation.ts';

const shipped = { monitorsDir: path.resolve(import.meta.dirname, '../../../monitors') };

type Clear = () => Promise<void>;

/** Everything that a test sets up; all of it is gone when the test is over, the last first. */
export type Stage = Readonly<{
  /** An installation that watches these. */
  install(definitions: readonly Definition[]): Promise<Installation>;
  /** An installation with these files of monitors. */
  installFiles(files: Readonly<Record<string, string>>): Promise<Installation>;
  /** Helplight in this process. */
  serve(environment: Readonly<Record<string, string>>): Promise<Running>;
  /** Helplight in a process of its own. */
  start(environment: Readonly<Record<string, string>>): Promise<Serving>;
  answering(): Promise<Answering>;
  target(behaviour: Behaviour): Promise<Target>;
  atEnd(clear: Clear): void;
}>;

/** A test with a stage; tests that run side by side each have their own. */
export const test = base.extend('stage', ({ onTestFinished }) => stageOf(onTestFinished));

function stageOf(atEnd: (clear: Clear) => void): Stage {
  const kept = async <Thing>(made: Promise<Thing>, clearOf: (thing: Thing) => Clear) => {
    const thing = await made;
    atEnd(clearOf(thing));
    return thing;
  };
  const installFiles = (files: Readonly<Record<string, string>>) =>
    kept(newInstallation(files), ({ remove }) => remove);
  return {
    install: (definitions) => installFiles({ 'definitions.json': JSON.stringify(definitions) }),
    installFiles,
    serve: (environment) => kept(startInTurn(environment), ({ stop }) => stop),
    start: (environment) =>
      kept(
        startServing(environment),
        ({ end }) =>
          async () =>
            void (await end('SIGKILL')),
      ),
    answering: () => kept(startAnswering(), ({ stop }) => stop),
    target: (behaviour) => kept(startTarget(behaviour), ({ stop }) => stop),
    atEnd,
  };
}

let lastStart: Promise<unknown> = Promise.resolve();

/** Starts one after another: a process that ends its esbuild takes it away from a start beside it. */
function startInTurn(environment: Readonly<Record<string, string>>): Promise<Running> {
  const started = lastStart.then(() => serve(environment, shipped));
  lastStart = started.catch(() => undefined);
  return started;
}
