/**
 * The microphone of the bench: what the person says, the room, and the coach's own voice, which comes back from the
 * loudspeaker. The page gets it where it asks the browser for a microphone, so that the browser's echo cancellation and
 * noise suppression take no part: what the page hears is worse than in a browser.
 */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { SAMPLE_RATE } from '../../simulator/sound/mix.ts';

/** How much softer than it is played the coach's voice comes back. */
export const COMES_BACK_DB = -20;

/** The loudness of the room: 46 dB below speech at its usual root mean square of 0.1. */
const ROOM = 0.0005;

/** Runs in the page before its own scripts. The page's first AudioContext plays the coach; its clock is the bench's. */
const MICROPHONE = `
  const Real = AudioContext;
  window.AudioContext = class extends Real {
    constructor(options) {
      super(options);
      if (options === undefined && window.listening === undefined) {
        window.listening = this;
        window.played = this.createMediaStreamDestination();
      }
    }
  };
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode && this.context === window.listening) connect.call(this, window.played);
    return connect.call(this, to, ...rest);
  };
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new Real();
    const microphone = context.createMediaStreamDestination();
    const back = new GainNode(context, { gain: ${10 ** (COMES_BACK_DB / 20)} });
    context.createMediaStreamSource(window.played.stream).connect(back).connect(microphone);
    const room = new AudioBuffer({ length: context.sampleRate, sampleRate: context.sampleRate });
    const samples = room.getChannelData(0);
    for (let at = 0; at < samples.length; at += 1) samples[at] = ${ROOM} * (2 * Math.random() - 1);
    const hum = new AudioBufferSourceNode(context, { buffer: room, loop: true });
    hum.connect(microphone);
    hum.start();
    window.say = (samples) => {
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: ${SAMPLE_RATE} });
      buffer.copyToChannel(samples, 0);
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(microphone);
      source.start();
    };
    return microphone.stream;
  };`;

/** Puts the microphone into a page that is not open yet. */
export async function installMicrophone(page: Page): Promise<void> {
  await page.addInitScript({ content: MICROPHONE });
}

/** Plays samples at the simulator's rate into the microphone. Resolves when they have begun. */
export async function playIntoMicrophone(page: Page, samples: Float32Array): Promise<void> {
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
  await page.evaluate(`fetch('data:application/octet-stream;base64,${bytes}')
    .then((answer) => answer.arrayBuffer())
    .then((buffer) => window.say(new Float32Array(buffer)))`);
}

/** Whether the page listens: it has asked for the microphone. */
export async function isListening(page: Page): Promise<boolean> {
  return z.boolean().parse(await page.evaluate('window.say !== undefined'));
}
