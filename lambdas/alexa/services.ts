/**
 * Alexa's services for skills, such as reminders. ask-sdk-core sends the requests. The clients of ask-sdk-model would
 * add 62 KB to the bundle; the skill sends five kinds of requests to two services.
 */
import { DefaultApiClient } from 'ask-sdk-core';

/** What a request carries for the calls that it allows. */
export interface ServiceAccess {
  readonly apiEndpoint?: string;
  readonly apiAccessToken?: string;
}

/** The HTTP status, and the parsed body; undefined if that is empty or isn't JSON. */
export interface ServiceAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Calls a service.
 * @param path below the endpoint, with its parts encoded.
 * @throws Error if no answer comes.
 */
export type CallService = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
) => Promise<ServiceAnswer>;

/** The way to the services for one request; null if it has no token for them. */
export function openServices({ apiEndpoint, apiAccessToken }: ServiceAccess): CallService | null {
  if (apiEndpoint === undefined || apiAccessToken === undefined) return null;
  const client = new DefaultApiClient();
  const headers = [
    { key: 'Authorization', value: `Bearer ${apiAccessToken}` },
    { key: 'Content-Type', value: 'application/json' },
  ];
  return async (method, path, body) => {
    const url = new URL(path, apiEndpoint).href;
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await client.invoke({ method, url, headers, ...sent });
    return { status: answer.statusCode, body: parseJson(answer.body ?? '') };
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
