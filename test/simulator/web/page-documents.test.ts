import { describe, expect, it } from 'vitest';
import { dataOf, findDocument, findTouchedId } from '../../../simulator/web/page/documents.ts';

const RENDER = 'Alexa.Presentation.APL.RenderDocument';

describe("the page's screen reads", () => {
  it('the last document of an answer, and no other directive', () => {
    const directives = [
      { type: RENDER, document: { version: 'first' } },
      { type: RENDER, document: { version: 'last' } },
      { type: 'Alexa.Presentation.APLA.RenderDocument', document: { version: 'sound' } },
    ];
    expect(findDocument({ response: { directives } })?.document).toEqual({ version: 'last' });
    expect([findDocument({ response: {} }), findDocument(undefined)]).toEqual([null, null]);
  });

  it('the data of a document, with a URL for each speech and the rest unchanged', () => {
    const datasources = {
      sound: {
        type: 'object',
        properties: { seconds: 30 },
        transformers: [{ transformer: 'aplAudioToSpeech', template: 'segment', outputName: 'segmentSpeech' }],
      },
      week: { type: 'object', properties: { days: 3 } },
    };
    const document = findDocument({
      response: { directives: [{ type: RENDER, document: {}, datasources }] },
    });
    const data: unknown = document === null ? null : JSON.parse(dataOf(document, 'Alexa'));
    expect(data).toMatchObject({
      sound: { type: 'object', properties: { seconds: 30, segmentSpeech: { url: 'segmentSpeech' } } },
      week: { type: 'object', properties: { days: 3 } },
    });
  });

  it('what can be said, with the name that the device listens to', () => {
    const words = {
      type: 'object',
      properties: { words: 'ready' },
      transformers: [{ transformer: 'textToHint', inputPath: 'words', outputName: 'hint' }],
    };
    const document = findDocument({
      response: { directives: [{ type: RENDER, document: {}, datasources: { hint: words } }] },
    });
    const hints = ['Alexa', 'Computer'].map((name): unknown =>
      document === null ? null : JSON.parse(dataOf(document, name)),
    );
    expect(hints).toMatchObject([
      { hint: { properties: { hint: 'Try “Alexa, ready”' } } },
      { hint: { properties: { hint: 'Try “Computer, ready”' } } },
    ]);
  });

  it('the id of a component that was touched, and nothing from other events', () => {
    const events = [{ source: { id: 'yes' } }, { source: { id: '' } }, { source: {} }, null];
    expect(events.map(findTouchedId)).toEqual(['yes', null, null, null]);
  });
});
