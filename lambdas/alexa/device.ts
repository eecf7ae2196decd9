/** Asks Alexa's settings service for the time zone of the device. */
import type { HandlerInput } from 'ask-sdk-core';
import { setTimeout } from 'node:timers/promises';
import { isTimeZone } from '../coach/shared/time.ts';
import { SECOND } from '../coach/shared/time.ts';

/** How long to wait for the time zone, in milliseconds. Without it, days are counted in the zone last known. */
const PATIENCE = 0.8 * SECOND;

/** The device that someone speaks to. */
export interface Device {
  /** Its time zone, such as `Europe/Berlin`; null if the service doesn't give one in time. */
  timeZone(): Promise<string | null>;
}

/** The device that a request came from. The settings service needs the request's token, but no consent. */
export function deviceOf({
  requestEnvelope: { context },
  serviceClientFactory,
}: Pick<HandlerInput, 'requestEnvelope' | 'serviceClientFactory'>): Device {
  const { device, apiAccessToken } = context.System;
  return {
    async timeZone() {
      if (serviceClientFactory === undefined || device === undefined || apiAccessToken === undefined)
        return null;
      const answer = serviceClientFactory
        .getUpsServiceClient()
        .getSystemTimeZone(device.deviceId)
        .catch(() => null);
      const name = await Promise.race([answer, setTimeout(PATIENCE, null, { ref: false })]);
      return name !== null && isTimeZone(name) ? name : null;
    },
  };
}
