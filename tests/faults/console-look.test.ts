import { lookSuite } from '../support/look-suite.ts';

lookSuite('whole');
