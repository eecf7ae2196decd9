/** What the device itself can tell: its time zone, by Alexa's settings service. */
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { isTimeZone, SECOND } from '../coach/shared/time.ts';
import { type CallService, openServices, type ServiceAccess } from './services.ts';

/** How long to wait for the time zone, in milliseconds. Without it, days are counted in the zone last known. */
const PATIENCE = 0.8 * SECOND;

/** The device that someone speaks to. */
export interface Device {
  /** Its time zone, such as `Europe/Berlin`; null if the service doesn't give one in time. */
  timeZone(): Promise<string | null>;
}

/** The device that a request came from. The settings service needs the request's token, but no consent. */
export function deviceOf({
  device,
  ...access
}: ServiceAccess & { readonly device?: { readonly deviceId: string } }): Device {
  const call = openServices(access);
  return {
    async timeZone() {
      if (call === null || device === undefined) return null;
      return Promise.race([askTimeZone(call, device.deviceId), setTimeout(PATIENCE, null, { ref: false })]);
    },
  };
}

async function askTimeZone(call: CallService, deviceId: string): Promise<string | null> {
  try {
    const { status, body } = await call(
      'GET',
      `/v2/devices/${encodeURIComponent(deviceId)}/settings/System.timeZone`,
    );
    const { data: name } = z.safeParse(z.string(), body);
    return status === 200 && name !== undefined && isTimeZone(name) ? name : null;
  } catch {
    return null;
  }
}
