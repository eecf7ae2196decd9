import { describe, expect, it } from 'vitest';
import { REGION_IDS, REGIONS, type Region } from '../../lambdas/coach/body/regions.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { ALEXA_LOCALES, localeFor } from '../../lambdas/locales/regional.ts';
import { INK } from '../../lambdas/response/posture/picture.ts';
import { readCommands } from '../../docs/handout/commands.ts';
import { writePage } from '../../docs/handout/page.ts';
import { paintOnPaper } from '../../docs/handout/paper.ts';

const count = (text: string, part: string): number => text.split(part).length - 1;

const page = writePage(localeFor('en-US'), readCommands());

describe('the page to hand out', () => {
  it('draws every region in every posture that it can be rolled in', () => {
    const ways = REGION_IDS.flatMap((id) => {
      const region: Region = REGIONS[id];
      return region.ways;
    });
    expect(count(page, '<figure><svg')).toBe(ways.length);
  });

  it('asks every question of the first visit', () => {
    expect(count(page, '<li>')).toBe(SCREENING_IDS.length);
    expect(page).toContain('This is about your own body: how old are you?');
  });

  it.each(ALEXA_LOCALES)('names the emergency number of %s first', (locale) => {
    const { locality } = localeFor(locale);
    const first = writePage(localeFor(locale), []).indexOf(`Call ${locality.emergency},`);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(page.indexOf('Before you begin'));
  });

  it('tells what can be said at any moment, and what it is for', () => {
    const commands = readCommands();
    expect(commands.length).toBeGreaterThan(15);
    for (const { to, say } of commands) {
      expect(page).toContain(`<td>${to}</td>`);
      for (const phrase of say) expect(page).toContain(`“${phrase}”`);
    }
  });

  it('needs nothing from outside', () => {
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)|url\(|<script|<link|<img/);
  });

  it('has a colour of its own on paper for every ink of the screens that is light', () => {
    expect(paintOnPaper(INK.skin)).not.toBe(INK.skin);
    expect(page).not.toContain(INK.gap);
  });
});
