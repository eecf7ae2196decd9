/** Asks Alexa's settings service for the time zone of the device. */
import * as z from 'zod/mini';
import { isTimeZone, SECOND } from '../coach/shared/time.ts';
import { type CallService, openServices, type ServiceAccess } from './services.ts';

/** How long to wait for the time zone, in milliseconds. Without it, days are counted in the zone last known. */
const PATIENCE = 0.8 * SECOND;

/** The device that someone speaks to. */
export interface Device {
  /**
   * Its time zone, such as `Europe/Berlin`; null if the service doesn't give one in time.
   * @param signal ends the call
   */
  timeZone(signal: AbortSignal): Promise<string | null>;
}

/** The device that a request came from. The settings service needs the request's token, but no consent. */
export function deviceOf({
  device,
  ...access
}: ServiceAccess & { readonly device?: { readonly deviceId?: string | undefined } | undefined }): Device {
  const call = openServices(access);
  const deviceId = device?.deviceId;
  return {
    async timeZone(signal) {
      if (call === null || deviceId === undefined) return null;
      return askTimeZone(call, deviceId, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
    },
  };
}

/** A device that has no time zone is answered with 204, or with 200 and nothing. */
async function askTimeZone(call: CallService, deviceId: string, signal: AbortSignal): Promise<string | null> {
  try {
    const path = `/v2/devices/${encodeURIComponent(deviceId)}/settings/System.timeZone`;
    const { status, body } = await call('GET', path, signal);
    const { data: name } = z.safeParse(z.string(), body);
    return status === 200 && name !== undefined && isTimeZone(name) ? name : null;
  } catch {
    return null;
  }
}
