import type { Facts } from '../src/domain/facts.ts';
import type { StaffWords } from '../src/domain/words/staff-words.ts';
import { minuteMs, someFacts, someNow, somePause } from '../tests/support/facts.ts';
import { walletAnswers } from './answers.ts';
import { walletBrand, walletLogo } from './brand.ts';
import { laterFacts, type Scene } from './scene.ts';
import { officeHours, type Setting, wallet } from './wallet.ts';
import {
  hardQuarter,
  lasting,
  lookedAtSince,
  noFactsYet,
  notLookedAtFor,
  quietQuarter,
  walletFacts,
} from './wallet-facts.ts';
import {
  aheadWords,
  chatDownWords,
  securityWords,
  untranslatedWords,
  workWords,
} from './wallet-words.ts';

/** Chat and phone by office hours; mail is always taken. */
const byOfficeHours = { chat: officeHours, phone: officeHours };

/** Every situation that the page can be in, from facts that never change. */
export function scenes(): readonly Scene[] {
  kept ??= [...everyday(), ...inTrouble(), ...told(), ...closed(), ...notKnown(), ...others()];
  return kept;
}

let kept: readonly Scene[] | undefined;

function everyday(): readonly Scene[] {
  return [withAnswers(scene('well', walletFacts()))];
}

function inTrouble(): readonly Scene[] {
  const chatDown = lasting('chat', 'down', 'connection_refused', 21);
  const paymentsSlow = lasting('payments', 'degraded', 'slow', 28);
  const emailLost = lasting('email', 'down', 'not_delivered', 35);
  return [
    withAnswers(
      scene('chat-down', walletFacts([...quietQuarter, chatDown, paymentsSlow]), {
        now: at('2026-11-23T19:42:10+08:00'),
      }),
    ),
    scene(
      'slow',
      walletFacts([...quietQuarter, lasting('chat', 'degraded', 'slow', 28), paymentsSlow]),
    ),
    scene('partial', walletFacts([...quietQuarter, emailLost]), {
      whenDown: { email: 'partial_outage' },
    }),
    scene(
      'all-down',
      walletFacts([
        ...quietQuarter,
        lasting('phone', 'down', 'gateway_error', 51),
        lasting('email', 'down', 'mail_server_unavailable', 21),
        chatDown,
        lasting('api', 'down', 'connect_timeout', 21),
      ]),
    ),
  ];
}

/** What staff say: of trouble, of planned work, and of what is new. */
function told(): readonly Scene[] {
  const chatDown = lasting('chat', 'down', 'connection_refused', 21);
  return [
    saying('incident', chatDownWords(), walletFacts([...quietQuarter, chatDown])),
    saying('security', securityWords()),
    saying('untranslated', untranslatedWords()),
    saying('maintenance', workWords()),
    saying('ahead', aheadWords()),
  ];
}

function saying(slug: string, words: StaffWords, facts: Facts = walletFacts()): Scene {
  return scene(slug, { ...facts, words });
}

/** By office hours: at night, on a Saturday, at night with a bot, and on an official holiday. */
function closed(): readonly Scene[] {
  const then = (text: string) => ({ now: at(text), hours: byOfficeHours });
  return [
    scene('closed', walletFacts(), then('2026-11-24T23:30:00+08:00')),
    scene('reduced', walletFacts(), then('2026-11-28T11:00:00+08:00')),
    scene('bot-only', walletFacts(), {
      now: at('2026-11-24T23:30:00+08:00'),
      hours: { chat: { ...officeHours, bot: { 'mon-sun': '00:00-24:00' } }, phone: officeHours },
    }),
    scene('holiday', walletFacts(), then('2026-10-03T10:00:00+08:00')),
  ];
}

function notKnown(): readonly Scene[] {
  return [
    { ...scene('unverified', walletFacts()), now: someNow + 20 * minuteMs },
    scene('partly-unverified', notLookedAtFor(walletFacts(), 'phone', 20)),
    scene('pending', noFactsYet()),
    scene('unprobed', someFacts([]), { probed: [] }),
    scene('checks-paused', {
      ...walletFacts(),
      pauses: [somePause('phone'), somePause('withdrawals')],
    }),
  ];
}

/** The sandbox, a brand, and strips of many kinds: long, young, and one of only gaps. */
function others(): readonly Scene[] {
  const young = lookedAtSince(walletFacts(hardQuarter), 'signin', 30);
  return [
    { ...scene('sandbox', walletFacts()), notice: 'sandbox' },
    scene('branded', walletFacts(), { brand: walletBrand, logo: walletLogo }),
    withAnswers(scene('past', lookedAtSince(young, 'api', 1))),
  ];
}

/** A scene of these facts of `someNow`, as if they were those of `now`. */
function scene(
  slug: string,
  facts: Facts,
  { now = someNow, ...setting }: Setting & { now?: number } = {},
): Scene {
  const watched = wallet(setting);
  const then = laterFacts(facts, now - someNow);
  return {
    slug,
    watched,
    facts: { ...then, monitors: watched.monitors },
    now,
    notice: 'none',
  };
}

function withAnswers(scene: Scene): Scene {
  return { ...scene, answers: walletAnswers(scene.now) };
}

function at(text: string): number {
  return Date.parse(text);
}
