/** Reads zips, such as CDK uploads them. The format is PKWARE's APPNOTE.TXT, without its extensions. */
import { inflateRawSync } from 'node:zlib';
import { Refusal } from './refusal.ts';

const END = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

/**
 * Returns the files by their paths.
 * @throws Refusal for what is no zip
 */
export function readZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  let end = zip.length - END_BYTES;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Refusal('InvalidParameterValueException', 'Could not unzip uploaded file.');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY)
      throw new Refusal('InvalidParameterValueException', 'Could not unzip uploaded file.');
    const nameLength = zip.readUInt16LE(at + 28);
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (!path.endsWith('/')) files.set(path, contentAt(zip, at));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

function contentAt(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = zip.subarray(from, from + size);
  if (method === STORED) return content;
  if (method === DEFLATED) return inflateRawSync(content);
  throw new Refusal('InvalidParameterValueException', `Could not unzip uploaded file: method ${method}`);
}
