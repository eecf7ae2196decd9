/** AWS's query protocol: parameters in a form, answers in XML. */
import type { Answer, Asked } from './asked.ts';
import { Unknown } from './refusal.ts';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A value in XML: a list becomes `member` elements; what is undefined is left out. */
export type Xml = string | number | boolean | undefined | readonly Xml[] | { readonly [name: string]: Xml };

export function toXml(value: Xml): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value).replaceAll(/[&<>"]/gu, (one) => ESCAPED[one] ?? one);
  if (isList(value)) return value.map((one) => `<member>${toXml(one)}</member>`).join('');
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `<${name}>${toXml(one)}</${name}>`)
    .join('');
}

function isList(value: object): value is readonly Xml[] {
  return Array.isArray(value);
}

/** The parameters of a call. Each has to be read: one that nobody reads would be ignored. */
export interface Parameters {
  readonly action: string;
  readonly get: (name: string) => string | undefined;
  /** The members of a list, each with its fields; a list of texts has the field ''. */
  readonly list: (name: string) => Readonly<Record<string, string>>[];
  /** @throws Unknown for a parameter that was not read */
  readonly expectAllRead: () => void;
}

export function readParameters({ body }: Asked): Parameters {
  const all = new URLSearchParams(body.toString());
  const read = new Set(['Action', 'Version']);
  return {
    action: all.get('Action') ?? '',
    get(name) {
      read.add(name);
      return all.get(name) ?? undefined;
    },
    list(name) {
      const members: Record<string, string>[] = [];
      for (const [key, value] of all) {
        const [, number, field = ''] =
          new RegExp(`^${name}\\.member\\.(\\d+)(?:\\.(.+))?$`, 'u').exec(key) ?? [];
        if (number === undefined) continue;
        read.add(key);
        (members[Number(number) - 1] ??= {})[field] = value;
      }
      read.add(name);
      return members;
    },
    expectAllRead() {
      const unread = [...all.keys()].filter((name) => !read.has(name));
      if (unread.length > 0)
        throw new Unknown(`${all.get('Action')}: ${unread.join(', ')} is not known here`);
    },
  };
}

/** Answers a call by its result. */
export function answerQuery(action: string, result: Xml): Answer {
  const body = toXml({
    [`${action}Response`]: { [`${action}Result`]: result, ResponseMetadata: { RequestId: 'rehearsal' } },
  });
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}
