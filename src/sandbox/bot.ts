import type { Place } from './queue.ts';

type Topic = Readonly<{ words: readonly string[]; zh: string; en: string }>;

const topics: readonly Topic[] = [
  {
    words: ['refund', '退款'],
    zh: '退款一般在三个工作日内原路退回。请告诉我订单号的后四位。',
    en: 'Refunds go back the way they came, usually within three working days. Which order is it?',
  },
  {
    words: ['withdraw', '提现'],
    zh: '提现通常几分钟内到账，银行维护时会晚一些。请问是什么时候提交的？',
    en: 'Withdrawals usually arrive within minutes, later when a bank is under maintenance. When did you send it?',
  },
  {
    words: ['sign in', 'log in', 'login', 'password', '登录', '密码'],
    zh: '请在登录页点“忘记密码”。我们不会向您索要密码或验证码。',
    en: 'Please use "Forgot password" on the sign-in page. We never ask for your password or a code.',
  },
  {
    words: ['verif', '实名', '认证'],
    zh: '实名认证需要证件照片清晰、四角完整，一般十分钟内有结果。',
    en: 'For verification all four corners of the document must be in the picture. It takes about ten minutes.',
  },
];

const otherwise = {
  zh: '您的留言已收到。请说明遇到的问题，例如退款、提现或登录。',
  en: 'We have your message. What is it about: a refund, a withdrawal, signing in?',
};

/**
 * What the bot says to a text, in Chinese when the text has Chinese characters, else in English.
 * `place` is the visitor's place in the queue for a human; null for a probe, which gets none.
 */
export function botReply(text: string, place: Place | null): string {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  if (mentions(text, ['human', 'agent', '人工'])) return aboutHumans(place)[language];
  const topic = topics.find(({ words }) => mentions(text, words)) ?? otherwise;
  return topic[language];
}

function mentions(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

function aboutHumans(place: Place | null) {
  if (!place)
    return { zh: '探测由机器人回复，不转人工。', en: 'Probes are answered by the bot alone.' };
  const { position, waitSeconds } = place;
  return {
    zh: `正在为您转人工，您排在第 ${position} 位，大约等待 ${waitSeconds} 秒。`,
    en: `You are number ${position} in the queue for a human: about ${waitSeconds} seconds.`,
  };
}
