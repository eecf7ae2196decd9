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
    const data: unknown = document === null ? null : JSON.parse(dataOf(document));
    expect(data).toMatchObject({
      sound: { type: 'object', properties: { seconds: 30, segmentSpeech: { url: 'segmentSpeech' } } },
      week: { type: 'object', properties: { days: 3 } },
    });
  });

  it('the id of a component that was touched, and nothing from other events', () => {
    const events = [{ source: { id: 'yes' } }, { source: { id: '' } }, { source: {} }, null];
    expect(events.map(findTouchedId)).toEqual(['yes', null, null, null]);
  });
});
