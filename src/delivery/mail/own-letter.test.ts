import { describe, expect, it } from 'vitest';
import { someAddressee, someSender } from '../../../tests/support/letters.ts';
import { disabledReasons } from '../../domain/delivery/subscription.ts';
import { languages } from '../../domain/localized.ts';
import { ownLetter } from './own-letter.ts';

const own = (kind: 'confirmation' | 'reminder' | 'disabled', who = someAddressee()) =>
  ownLetter(someSender, who, { id: 'deliveryaaaa', kind });

describe('a letter about a subscription itself', () => {
  it.each(languages)('has in %s the link behind which everything is done', async (language) => {
    const token = await someSender.keys.subscriptionToken('subscription');
    const link = `https://status.example/${language}/subscriptions/${token}`;
    for (const kind of ['confirmation', 'reminder', 'disabled'] as const) {
      const { text, html, subject } = await own(kind, someAddressee({ language }));
      expect(text).toContain(link);
      expect(html).toContain(`<a href="${link}">`);
      expect(subject).toContain(someSender.site.name[language]);
    }
  });

  it('does not say to a stranger where somebody else wants news to be posted', async () => {
    const { text, html } = await own('confirmation', someAddressee({ channel: 'webhook' }));
    expect(text + html).not.toContain('hooks.example');
  });

  it('that asks names the one thing that is followed', async () => {
    const followed = { zh: '在线客服中断', en: 'Chat is down' };
    const asked = (language: 'zh' | 'en') =>
      own('confirmation', { ...someAddressee({ language }), followed });
    expect((await asked('zh')).text).toContain('关于“在线客服中断”的通知');
    expect((await asked('en')).text).toContain('news about “Chat is down” from');
  });

  it('that reminds says so where nothing is sent, as it is paused', async () => {
    const reminded = async (state: 'active' | 'paused') =>
      (await own('reminder', someAddressee({ state, channel: 'webhook' }))).text;
    expect(await reminded('paused')).toContain('It is paused');
    expect(await reminded('active')).not.toContain('paused');
  });

  it.each(disabledReasons)('says to its owner why an endpoint is disabled: %s', async (because) => {
    const letters = await Promise.all(
      languages.map((language) =>
        own('disabled', someAddressee({ language, channel: 'webhook', because })),
      ),
    );
    for (const { text } of letters) {
      expect(text).toContain('hooks.example');
      expect(text).not.toContain('secret');
    }
    const others = await own('disabled', someAddressee({ channel: 'webhook', because: 'gone' }));
    if (because !== 'gone') expect(letters[1]?.text).not.toBe(others.text);
  });
});
