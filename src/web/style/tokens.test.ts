import { describe, expect, it } from 'vitest';
import { contrastBetween } from '../../domain/contrast.ts';
import { papers } from '../../domain/papers.ts';
import { colours } from './tokens.css.ts';

const themes = ['light', 'dark'] as const;

function colour(theme: (typeof themes)[number], name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(colours[theme])?.[1] ?? '';
}

describe.each(themes)('the colours of the %s theme', (theme) => {
  it.each(['ink', 'quiet', 'teal', 'amber', 'vermilion', 'blue'])(
    '%s is read as text, AAA',
    (name) => {
      expect(contrastBetween(colour(theme, name), papers[theme])).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(['slow', 'part', 'bad', 'work'])('%s stands out of the strip, 3:1', (name) => {
    expect(contrastBetween(colour(theme, name), papers[theme])).toBeGreaterThanOrEqual(3);
  });

  it('give trouble more weight than what is well', () => {
    const weight = (name: string) => contrastBetween(colour(theme, name), papers[theme]);
    expect(Math.min(weight('slow'), weight('bad'))).toBeGreaterThan(weight('well'));
  });
});
