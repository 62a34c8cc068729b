import type { Incident } from '../src/domain/words/incident.ts';
import { noWords, type StaffWords } from '../src/domain/words/staff-words.ts';
import { dayMs, minuteMs, someNow } from '../tests/support/facts.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../tests/support/words.ts';

const hourMs = 60 * minuteMs;

/** The chat is down, staff know why, and say when they will tell more; something else is over. */
export function chatDownWords(): StaffWords {
  const since = someNow - 21 * minuteMs;
  const updates = [
    someUpdate('chatfirst001', since, { components: { chat: 'major_outage' } }),
    someUpdate('chatcause001', someNow - 6 * minuteMs, {
      status: 'identified',
      body: {
        zh: '新的会话无法建立，原因是上游网关故障，我们正在切换线路。\n\n- 已在排队的会话会保留\n- 请**不要重复提交**',
        en: 'New conversations fail because a gateway of our provider is at fault. We are switching lines.\n\n- Conversations that are waiting are kept\n- Please **do not submit twice**',
      },
      nextUpdateBy: someNow + 19 * minuteMs,
      editedAt: someNow - 3 * minuteMs,
    }),
  ];
  const chat = someIncident({ id: 'chatdown0001', updates, fallbacks: ['phone', 'email'] });
  return { ...noWords, incidents: [paymentsOver(), chat] };
}

function paymentsOver(): Incident {
  const since = someNow - 5 * hourMs;
  return someIncident({
    id: 'paymentslow1',
    title: { zh: '支付较慢', en: 'Payments are slow' },
    startedAt: since,
    updates: [
      someUpdate('payfirst0001', since, { components: { payments: 'degraded_performance' } }),
      someUpdate('paylast00001', someNow - 4 * hourMs, {
        status: 'resolved',
        body: { zh: '支付已恢复正常。', en: 'Payments are back to normal.' },
      }),
    ],
  });
}

/** Somebody is after the customers' money, and staff are late with what they promised to say. */
export function securityWords(): StaffWords {
  const since = someNow - 90 * minuteMs;
  const update = someUpdate('fakecalls001', since, {
    status: 'identified',
    body: {
      zh: '有人冒充我们的客服打电话，以“账户异常”为由索要验证码。',
      en: 'Somebody calls customers in our name, says that their account is blocked, and asks for a code.',
    },
    nextUpdateBy: someNow - 10 * minuteMs,
  });
  const title = { zh: '有人冒充客服打电话', en: 'Calls from people who pretend to be us' };
  const fake = someIncident({ id: 'fakecalls000', kind: 'security', title, updates: [update] });
  return { ...noWords, incidents: [{ ...fake, startedAt: since }] };
}

/** Each text in one language only, and a channel of which staff know better than its monitors. */
export function untranslatedWords(): StaffWords {
  const since = someNow - 40 * minuteMs;
  const components = { withdrawals: 'partial_outage' } as const;
  const update = someUpdate('withdraw0001', since, {
    components,
    body: { zh: '部分银行的提现暂时到不了账，我们正在与银行核对。' },
  });
  const title = { zh: '部分提现延迟到账' };
  const late = someIncident({ id: 'withdrawals1', title, startedAt: since, updates: [update] });
  const override = someOverride({
    component: 'chat',
    status: 'degraded_performance',
    reason: { en: 'Many people are writing to us; answers take about 20 minutes.' },
  });
  return { ...noWords, incidents: [late], overrides: [override] };
}

/** Work on the phone, under way. */
export function workWords(): StaffWords {
  const advice = {
    works: { zh: '在线客服和邮件客服照常', en: 'Chat and email' },
    delayed: { zh: '需要回电的问题', en: 'Requests to be called back' },
    avoid: { zh: '反复拨打热线', en: 'Calling the line again and again' },
  };
  const window = { from: someNow - hourMs, until: someNow + hourMs };
  return { ...noWords, maintenances: [someMaintenance({ ...window, advice })] };
}

/** Work of the next days, and news. */
export function aheadWords(): StaffWords {
  const from = someNow + 3 * dayMs;
  const components = ['payments', 'withdrawals'];
  const title = { zh: '银行通道升级', en: 'Upgrade of the bank connection' };
  const advice = { delayed: { zh: '提现到账', en: 'Withdrawals' } };
  const work = someMaintenance({
    id: 'windowahead1',
    from,
    until: from + 2 * hourMs,
    components,
    title,
    advice,
  });
  return { ...noWords, maintenances: [work], announcements: [someAnnouncement()] };
}
