import { lookSuite } from '../support/look-suite.ts';

lookSuite('short');
