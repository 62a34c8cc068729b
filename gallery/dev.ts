import { main } from '../src/runtimes/commands/cli.ts';
import { gallery } from './gallery.ts';

/** What `npm run dev` runs: `helplight serve`, and the gallery beside its pages. */
await main(['serve'], gallery);
