#!/usr/bin/env node
import { buildIfStale } from '../scripts/build.js';

await buildIfStale();
const { main } = await import('../dist/helplight.js');
await main(process.argv.slice(2));
