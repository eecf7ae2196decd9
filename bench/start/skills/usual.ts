/** The small skill with ask-sdk-core, AWS SDK v3, and zod, as most people write it. */
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  getRequestType,
  getUserId,
  SkillBuilders,
  type HandlerInput,
  type RequestHandler,
} from 'ask-sdk-core';
import type { Response } from 'ask-sdk-model';
import { z } from 'zod';

const TableName = 'visits';
const client = new DynamoDBClient({});
const itemSchema = z.object({ id: z.string(), visits: z.number().int().nonnegative() });

async function visitsOf(id: string): Promise<number> {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall({ id }) }));
  return Item === undefined ? 0 : itemSchema.parse(unmarshall(Item)).visits;
}

const LaunchRequestHandler: RequestHandler = {
  canHandle: ({ requestEnvelope }: HandlerInput): boolean =>
    getRequestType(requestEnvelope) === 'LaunchRequest',
  async handle({ requestEnvelope, responseBuilder }: HandlerInput): Promise<Response> {
    const id = getUserId(requestEnvelope);
    const visits = await visitsOf(id);
    await client.send(new PutItemCommand({ TableName, Item: marshall({ id, visits: visits + 1 }) }));
    return responseBuilder
      .speak(`Welcome. You have been here ${visits} times. Shall we begin?`)
      .reprompt('Shall we begin?')
      .getResponse();
  },
};

export const handler = SkillBuilders.custom()
  .addRequestHandlers(LaunchRequestHandler)
  .withSkillId(process.env['SKILL_ID'] ?? '')
  .lambda();
