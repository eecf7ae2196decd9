import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { answerAt, IN_A_HOLD, type MomentName } from './phases.ts';
import { ROLLING, SCREENED } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER } from './talk.ts';

const inHold = (said: string): string => `@${IN_A_HOLD} ${said}`;
const FASCIA = 'Fascia is the thin, tough tissue';

describe('the coach, asked about a topic,', () => {
  it.each([
    ['what is foam rolling', 'Foam rolling is pressing'],
    ['tell me about myofascial release', 'Self-myofascial release is another name'],
    ['what is fascia', FASCIA],
    ['what are trigger points', 'A trigger point is a tender, tight spot'],
    ['what is referred pain', 'Referred pain is felt in another place'],
    ['explain adhesions', 'Adhesions are layers'],
    ['does posture matter', 'Most back pain has no damage behind it'],
    ['does it work', 'It may help a little'],
    ['does foam rolling work', 'It may help a little'],
    ['why not my back', 'Low-back rolling is hard to control'],
    ['why the hips', 'Muscles of your hips and thighs'],
    ['what is the I T band', 'The I T band is a tough strap'],
    ['which roller', 'Start with a soft, smooth one'],
    ['tennis or golf ball', 'A tennis ball, for glutes'],
    ['how hard should I press', 'Three to four out of ten'],
    ['should it hurt', 'Three to four out of ten'],
    ['how fast should I roll', 'Slowly: about three seconds'],
    ['how long should I hold', 'Thirty to sixty seconds'],
    ['how often should I roll', 'Three times a week'],
    ['why does a hold relax the muscle', 'Your skin, muscles, and fascia'],
    ['what is sciatica', 'Sciatica is pain'],
    ['when should I see a doctor', 'Call 911, or your local emergency number'],
    ['when should I not roll', 'Experts agree: never on a broken bone'],
    ['how strong is fascia', 'Fascia is one net'],
    ['where does a trigger point hurt', 'A trigger point is a tender, tight spot'],
    ['what has inflammation got to do with it', 'The story goes: an injury'],
    ['what is drag', 'Drag is the gentle pull'],
    ['why not faster', 'Drag is the gentle pull'],
    ['which hand roller should I use', 'A handheld roller does thighs and calves'],
    ['what causes back pain', 'Most back pain has no damage behind it'],
    ['is it a fad', "There's little research"],
    ["why do I need a doctor's okay", 'Rolling is pressure'],
    ['how to get up again', 'Roll off, onto your side'],
    ['is my data kept', 'About you, I keep whether my questions allowed rolling'],
  ])('answers "%s" with "%s …", and asks the open question again', async (said, answer) => {
    const turn = await answerAt('a check-in', said);
    expect(turn.heard.slice(0, answer.length)).toBe(answer);
    expect([askedIn(turn), turn.steps]).toEqual(['hardest', []]);
  });

  it.each([
    ['en-GB', '999'],
    ['en-AU', '000'],
    ['en-IN', '112'],
  ])('names the emergency number of %s when asked about a doctor: %s', async (locale, number) => {
    const turn = (await talk(['open foam roll coach', 'when should i see a doctor'], { locale })).at(-1);
    expect(turn?.heard).toMatch(new RegExp(`^Call ${number}, or your local emergency number`));
  });

  it('answers at once if the question opened the skill, and asks whether to roll', async () => {
    const [turn] = await transcript([
      ['ask foam roll coach what is fascia', /^Fascia.* Shall we roll now\?$/],
    ]);
    expect(turn && askedIn(turn)).toBe('roll_now');
  });
});

describe('the coach, after it answered about a topic,', () => {
  it.each([
    ['welcome', 'age'],
    ['a red question', 'saddle'],
    ['a roll call', 'unwell'],
    ['one of a roll call', 'ill'],
    ['a follow-up', 'leg_worse'],
    ['clearance', 'examined'],
    ['same_person', 'same_person'],
    ['red_flags_since', 'red_flags_since'],
    ['anything_new', 'anything_new'],
    ['what is new', 'what_new'],
    ['the day after', 'flare'],
    ['where it is sore', 'skin_where'],
    ['pain now', 'pain_now'],
    ['a waiting bed', 'ready'],
    ['getting ready', 'ready'],
    ['a hold', 'carry_on'],
    ['a check-in', 'hardest'],
    ['a pause', 'carry_on'],
    ['the end of a pause', 'carry_on'],
    ['how strong it is', 'how_strong'],
    ['sharp or strong', 'sharp_or_strong'],
    ['a place kept', 'take_up'],
    ['the other side', 'other_side'],
    ['the close', 'carry_on'],
    ['after', 'back_now'],
  ] as const satisfies readonly (readonly [MomentName, string])[])(
    'returns from %s to the question %s',
    async (name, asks) => {
      const turn = await answerAt(name, 'what is fascia');
      expect(turn.heard).toContain(FASCIA);
      expect([askedIn(turn), turn.steps]).toEqual([asks, []]);
    },
  );

  it('asks the same screening question, and counts only the answer to that', async () => {
    await transcript([
      ['open foam roll coach', ''],
      ['forty', /inner thighs\?$/],
      ['does it work', /^It may help a little.*numbness or tingling around your genitals.*inner thighs\?$/],
      ['what is fascia', /^Fascia.*inner thighs\?$/],
      ['why the hips', /^Muscles.*inner thighs\?$/],
      ['what is sciatica', /^Sciatica.*inner thighs\?$/],
      ['no', /passing or holding pee/, { level: null }],
    ]);
  });

  it('asks again for the rest of a roll call of which something was denied, and for nothing else', async () => {
    const rest = /pain that no position eases: yes, or none\?$/i;
    await transcript([
      ...SCREENED.slice(0, 7).map((said) => [said, ''] as const),
      ['no lump', rest],
      ['which roller', /^Start with a soft, smooth one.*And pain that no position eases: yes, or none\?$/],
      ['none', /down a leg/, { level: null }],
    ]);
  });

  it('keeps no trace of the question', async () => {
    const [asked, silent] = [memoryStore(), memoryStore()];
    await talk([...SCREENED, 'what is sciatica'], { store: asked });
    await talk([...SCREENED, 'repeat'], { store: silent });
    expect(asked.kept(USER).progress).toEqual(silent.kept(USER).progress);
  });
});

describe('the coach, asked about a topic in a hold,', () => {
  it('pauses the hold, and plays the rest of it on "carry on"', async () => {
    const store = memoryStore();
    const turns = await transcript(
      [
        ...ROLLING.map((said) => [said, ''] as const),
        [inHold('why not my back'), /^Ease off while I answer\. Low-back rolling.*Shall we carry on\?$/],
        ['does it work', /^It may help a little.*Shall we carry on\?$/],
        ['carry on', 'Left glute, ten seconds left'],
      ],
      { store },
    );
    expect(turns.slice(-3).map(holdsIn)).toEqual([[], [], [10, 30]]);
    expect(store.kept(USER).progress.ever.heldMs).toBe(20_000);
  });

  it('says to ease off after "why", too', async () => {
    const turn = await answerAt('a hold', 'why');
    expect(turn.heard).toMatch(/^Ease off while I answer\..*Shall we carry on\?$/);
  });

  it('stops after a no to carrying on, and says how to resume', async () => {
    const turn = (await talk([...ROLLING, inHold('what is fascia'), 'no'])).at(-1);
    expect(turn).toMatchObject({ microphone: 'closed', steps: [] });
    expect(turn?.heard).toContain('Open foam roll coach to carry on.');
  });

  it('ends the routine if the person reports a symptom instead of carrying on', async () => {
    const turn = (await talk([...ROLLING, inHold('what is sciatica'), 'my leg is numb'])).at(-1);
    expect(turn).toMatchObject({ level: 'refer', microphone: 'closed', steps: [] });
  });
});

describe('the coach, asked about an unknown topic,', () => {
  it('says what it can answer, and asks the screening question again', async () => {
    const turn = await answerAt('a red question', 'what is plastic');
    expect(turn.heard).toMatch(/^I don't have an answer to that\..*You can ask me.*inner thighs\?$/);
    expect(askedIn(turn)).toBe('saddle');
  });

  it('pauses a hold, in case the words were about a feeling', async () => {
    const turn = await answerAt('a hold', 'what is plastic');
    expect(turn.heard).toMatch(/^Ease off.*If it's something you feel, tell me.*Shall we carry on\?$/);
    expect(turn.steps).toEqual([]);
  });
});
