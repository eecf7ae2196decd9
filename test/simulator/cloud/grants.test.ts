import { describe, expect, it } from 'vitest';
import { manifestOf } from '../../../infra/package/manifest.ts';
import { GRANTED, type Grants, grantsOf } from '../../../simulator/cloud/grants.ts';
import { checkLocale } from '../../../simulator/options/shared.ts';
import { talk } from '../../conversations/talk.ts';

const OPEN = 'open foam roll coach';
const manifest = manifestOf({
  stage: null,
  region: 'us-east-1',
  privacyUrl: null,
  termsUrl: null,
  otherEndpoints: {},
  endpoints: { skill: 'arn:a', events: 'arn:b' },
});

/** What is granted to a package with one thing taken out of its manifest. */
const without = (change: (text: string) => string): Grants =>
  grantsOf(JSON.parse(change(JSON.stringify(manifest))));

describe('the local speaker', () => {
  it('grants everything that this project’s package declares', () => {
    expect(GRANTED).toMatchObject({ person: true, reminders: true, disabled: true });
    expect(GRANTED.viewports).toHaveLength(8);
    expect(GRANTED.locales).toEqual(['en-US', 'en-CA', 'en-GB', 'en-AU', 'en-IN']);
  });

  it('reports no screen to a package without the APL interface, and shows no document', async () => {
    const grants = without((text) => text.replace('ALEXA_PRESENTATION_APL', 'VIDEO_APP'));
    const said = [OPEN];
    const [dark] = await talk(said, { device: 'show', grants });
    const [lit] = await talk(said, { device: 'show' });
    expect(dark).toHaveProperty('request.context.System.device.supportedInterfaces', {});
    expect(JSON.stringify(dark?.response)).not.toContain('Alexa.Presentation.APL.RenderDocument');
    expect(JSON.stringify(lit?.response)).toContain('Alexa.Presentation.APL.RenderDocument');
  });

  it('reports no screen that is outside all declared ranges', async () => {
    const grants = { ...GRANTED, viewports: GRANTED.viewports.filter(({ shape }) => shape === 'ROUND') };
    const [turn] = await talk([OPEN], { device: 'show', grants });
    expect(turn).toHaveProperty('request.context.System.device.supportedInterfaces', {});
  });

  it('identifies the speaker only to a package that declares the permission', async () => {
    const grants = without((text) => text.replace('alexa::person_id:read', 'alexa::name:read'));
    const [nobody] = await talk([OPEN], { person: 'ann', grants });
    const [ann] = await talk([OPEN], { person: 'ann' });
    expect(nobody).not.toHaveProperty('request.context.System.person');
    expect(ann).toHaveProperty('request.context.System.person.personId');
  });

  it('rejects a locale that the package does not support, and lists the supported ones', () => {
    expect(() => checkLocale('de-DE', undefined)).toThrow(
      "--locale de-DE: the skill's package supports only en-US, en-CA, en-GB, en-AU, en-IN",
    );
    expect(checkLocale('de-DE', 'other-models')).toBe('de-DE');
  });
});
