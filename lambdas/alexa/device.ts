/** What the device itself can tell: its time zone, by Alexa's settings service. */
import type { HandlerInput } from 'ask-sdk-core';
import { setTimeout } from 'node:timers/promises';
import { isTimeZone } from '../coach/shared/time.ts';
import { SECOND } from '../coach/shared/time.ts';

/** Longer than this nobody waits for it, in milliseconds: days are then counted as they were last time. */
const PATIENCE = 0.8 * SECOND;

/** A device to ask. */
export interface Device {
  /** Its time zone, `Europe/Berlin`; null where it can't be had in time. */
  timeZone(): Promise<string | null>;
}

/** The device that a request came from. Its service needs the request's token, and no consent. */
export function deviceOf({
  requestEnvelope: { context },
  serviceClientFactory,
}: Pick<HandlerInput, 'requestEnvelope' | 'serviceClientFactory'>): Device {
  const { device, apiAccessToken } = context.System;
  return {
    async timeZone() {
      if (serviceClientFactory === undefined || device === undefined || apiAccessToken === undefined)
        return null;
      const told = serviceClientFactory
        .getUpsServiceClient()
        .getSystemTimeZone(device.deviceId)
        .catch(() => null);
      const name = await Promise.race([told, setTimeout(PATIENCE, null, { ref: false })]);
      return name !== null && isTimeZone(name) ? name : null;
    },
  };
}
