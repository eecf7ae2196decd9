/** Lambda's API alone, as the rehearsal stands in for it, with faults to choose. */
import { createServer, type IncomingMessage } from 'node:http';
import type { LambdaFunction } from '../../infra/rehearse/aws/functions.ts';
import { answerLambdaCall, partsOf } from '../../infra/rehearse/aws/lambda-api.ts';
import { Refusal } from '../../infra/rehearse/aws/refusal.ts';
import { closed, listen } from '../faults/listening.ts';

export interface LambdaApi {
  readonly port: number;
  /** The functions by ARN. */
  readonly functions: Map<string, LambdaFunction>;
  /** The calls so far, such as `PUT /configuration`. */
  readonly calls: string[];
  /** The calls that always fail. */
  readonly refused: Set<string>;
  readonly close: () => Promise<void>;
}

export function makeFake(): LambdaFunction {
  return { code: '', role: '', variables: { TABLE_NAME: 'progress' }, versions: [], live: null, policy: [] };
}

/** Returns the environment variables of the version that the alias points to. */
export function liveVariables({ live, versions }: LambdaFunction): Record<string, string> | undefined {
  return live === null ? undefined : versions[live - 1]?.variables;
}

export async function openLambdaApi(): Promise<LambdaApi> {
  const functions = new Map<string, LambdaFunction>();
  const calls: string[] = [];
  const refused = new Set<string>();
  const answer = (
    { method = '', url = '' }: IncomingMessage,
    body: string,
  ): { status: number; body?: object } => {
    const parts = partsOf({ method, url });
    calls.push(parts.call);
    if (refused.has(parts.call)) throw new Refusal('ServiceException', 'refused', 500);
    return answerLambdaCall(parts, body, functions);
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((sent) => {
      try {
        const { status, body } = answer(request, sent);
        response.writeHead(status).end(body === undefined ? undefined : JSON.stringify(body));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        response.writeHead(error.status, { 'x-amzn-errortype': error.code }).end('{}');
      }
    });
  });
  return { port: await listen(server), functions, calls, refused, close: () => closed(server) };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += String(chunk);
  return body;
}
