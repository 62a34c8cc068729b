import { serve } from '../../src/runtimes/node/serve.ts';

// `helplight serve` in a process of its own, with leases that last for as long as is said, in
// milliseconds, as on a machine of its own. It tells where it is, and stops in good order when it is told to.

const [leaseMs = 0, beatMs = 0] = process.argv.slice(2).map(Number);
const { MONITORS_DIR: monitorsDir = '' } = process.env;
const candidacy = { holder: `machine:${process.pid}`, times: { leaseMs, beatMs } };
const running = await serve(process.env, { monitorsDir }, undefined, candidacy);
process.on('message', async () => {
  await running.stop();
  process.exit();
});
process.on('disconnect', () => process.exit());
process.send?.(running.url);
