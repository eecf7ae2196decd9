/**
 * The small skill with nothing but Node: no framework, no SDK, no schema. It couldn't be deployed, because it signs
 * nothing (the embedded DynamoDB checks no signature). Any time beyond this one's is what the other skills cost.
 */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
const TableName = 'visits';

function call(operation, input) {
  const body = JSON.stringify(input);
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20261122T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return new Promise((resolve, reject) => {
    request(endpoint, { method: 'POST', headers }, (response) => {
      text(response).then((answer) => {
        resolve(JSON.parse(answer));
      }, reject);
    })
      .on('error', reject)
      .end(body);
  });
}

export async function handler({ session }) {
  const id = { S: session.user.userId };
  const { Item } = await call('GetItem', { TableName, Key: { id } });
  const visits = Number(Item?.visits.N ?? 0);
  await call('PutItem', { TableName, Item: { id, visits: { N: String(visits + 1) } } });
  const ask = (said) => ({ outputSpeech: { type: 'SSML', ssml: `<speak>${said}</speak>` } });
  return {
    version: '1.0',
    response: {
      ...ask(`Welcome. You have been here ${visits} times. Shall we begin?`),
      reprompt: ask('Shall we begin?'),
      shouldEndSession: false,
    },
  };
}
