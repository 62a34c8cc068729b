import { expect, it } from 'vitest';
import { botReply } from './bot.ts';

const place = { position: 2, waitSeconds: 90 };

it.each([
  ['Where is my refund?', 'Refunds go back'],
  ['我要退款', '退款一般'],
  ['I forgot my PASSWORD', 'We never ask for your password'],
  ['提现没到账', '提现通常'],
  ['verification failed', 'For verification'],
  ['Can I talk to an agent?', 'You are number 2 in the queue'],
  ['人工客服', '您排在第 2 位'],
  ['hello', 'We have your message'],
  ['你好', '您的留言已收到'],
])('to "%s" the bot says "%s…"', (text, reply) => {
  expect(botReply(text, place)).toContain(reply);
});
