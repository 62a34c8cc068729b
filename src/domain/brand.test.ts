import { expect, test } from 'vitest';
import { registerOf } from './brand.ts';

test.each([
  ['京ICP备12345678号', 'https://beian.miit.gov.cn/'],
  ['京ICP备12345678号-1', 'https://beian.miit.gov.cn/'],
  ['蜀ICP备2024000001号-12', 'https://beian.miit.gov.cn/'],
  ['京公网安备11010502030143号', 'https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143'],
  ['粤公网安备 44030702000678号', 'https://beian.mps.gov.cn/#/query/webSearch?code=44030702000678'],
  ['ICP备12345678号', null],
  ['京ICP证030173号', null],
  ['京ICP备12345678号-1 ', null],
  ['京公网安备1101050203014号', null],
  ['京公网安备11010502030143号&x=1', null],
  ['Company 12345678', null],
])('"%s" can be looked up at %s', (label, href) => {
  expect(registerOf(label)).toBe(href);
});
