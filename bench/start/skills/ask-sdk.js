/** The small skill with ask-sdk and its DynamoDB persistence adapter, which comes with AWS SDK v2. */
import * as Alexa from 'ask-sdk';
import AWS from 'aws-sdk/clients/dynamodb';

const LaunchRequestHandler = {
  canHandle: ({ requestEnvelope }) => Alexa.getRequestType(requestEnvelope) === 'LaunchRequest',
  async handle({ attributesManager, responseBuilder }) {
    const { visits = 0 } = await attributesManager.getPersistentAttributes();
    attributesManager.setPersistentAttributes({ visits: visits + 1 });
    await attributesManager.savePersistentAttributes();
    return responseBuilder
      .speak(`Welcome. You have been here ${visits} times. Shall we begin?`)
      .reprompt('Shall we begin?')
      .getResponse();
  },
};

export const handler = Alexa.SkillBuilders.standard()
  .addRequestHandlers(LaunchRequestHandler)
  .withSkillId(process.env.SKILL_ID)
  .withTableName('visits')
  .withAutoCreateTable(false)
  // AWS SDK v2 doesn't read the endpoint from the environment.
  .withDynamoDbClient(
    new AWS({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB, region: process.env.AWS_REGION }),
  )
  .lambda();
