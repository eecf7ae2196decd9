import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEspeak } from '../../../simulator/sound/espeak.ts';
import { VoiceError } from '../../../simulator/sound/synthesizer.ts';
import { wavOf } from '../../../simulator/sound/wav.ts';

const TONE = Int16Array.from({ length: 2_400 }, (_, at) => 8_000 * Math.sin(at / 10));

describe('espeak-ng', () => {
  const { PATH } = process.env;
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'espeak-'));
    process.env['PATH'] = `${directory}:${PATH ?? ''}`;
    await writeFile(join(directory, 'tone.wav'), wavOf(TONE));
    await writeFile(join(directory, 'nothing.wav'), '');
    await writeFile(join(directory, 'silence.wav'), wavOf(new Int16Array(0)));
  });
  afterEach(async () => {
    process.env['PATH'] = PATH;
    await rm(directory, { recursive: true });
  });

  /** Puts a program in its place that answers with one file after the other, and with the last of them from then on. */
  const answerWith = async (...files: readonly string[]): Promise<void> => {
    const file = join(directory, 'espeak-ng');
    const cases = files.map(
      (name, at) => `${at === files.length - 1 ? '*' : at}) cat ${directory}/${name};;`,
    );
    const count = `n=$(ls ${directory} | grep -c said); : > ${directory}/said.$n`;
    const version = '[ "$1" = --version ] && exit 0';
    await writeFile(file, `#!/bin/sh\n${version}\n${count}\ncase $n in ${cases.join(' ')} esac\n`);
    await chmod(file, 0o755);
  };
  const say = async (): Promise<number> => (await (await openEspeak()).say('Hold.', 150)).length;

  it.each(['nothing.wav', 'silence.wav'])(
    'is asked once more if it answers with no sound (%s)',
    async (first) => {
      await answerWith(first, 'tone.wav');
      expect(await say()).toBeGreaterThan(1_000);
    },
  );

  it('fails by name if it has no sound for the same words twice', async () => {
    await answerWith('silence.wav');
    await expect(say()).rejects.toThrow(new VoiceError('espeak-ng gave no sound, twice, for: Hold.'));
  });
});
