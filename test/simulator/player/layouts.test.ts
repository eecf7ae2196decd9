import { describe, expect, it } from 'vitest';
import { inflateLayouts } from '../../../simulator/player/layouts.ts';

const LAYOUTS = {
  Key: {
    parameters: ['touch', { name: 'high', default: 12 }],
    item: {
      type: 'TouchWrapper',
      id: '${touch}',
      height: '${high}%',
      width: '${Math.round(u*(high))}',
      text: '${payload.words}',
    },
  },
};

const itemsOf = (items: unknown): unknown => inflateLayouts({ layouts: LAYOUTS, mainTemplate: { items } });

describe('a layout of a document', () => {
  it('is put in with its parameters, and leaves other names alone', () => {
    expect(itemsOf([{ type: 'Container', items: [{ type: 'Key', touch: 'yes', high: 9 }] }])).toMatchObject({
      mainTemplate: {
        items: [
          {
            type: 'Container',
            items: [
              {
                ...{ type: 'TouchWrapper', id: 'yes', height: '9%' },
                ...{ width: '${Math.round(u*(9))}', text: '${payload.words}' },
              },
            ],
          },
        ],
      },
    });
  });

  it('has a parameter’s default where none is given, and takes an expression for one', () => {
    expect(itemsOf([{ type: 'Key', touch: 'no' }])).toMatchObject({
      mainTemplate: { items: [{ height: '12%' }] },
    });
    expect(itemsOf([{ type: 'Key', touch: 'no', high: '${tall?2:1}' }])).toMatchObject({
      mainTemplate: { items: [{ width: '${Math.round(u*((tall?2:1)))}' }] },
    });
  });

  it('is left out of what isn’t a document', () => {
    expect(inflateLayouts('document')).toBe('document');
  });
});
