import { expect, it } from 'vitest';
import { ConfigurationError } from '../../lambdas/environment.ts';
import { readAws } from '../../lambdas/store/aws-settings.ts';

const LAMBDA = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
};

it('in a Lambda the table is in its own region, asked for with the keys it was given', () => {
  expect(readAws(LAMBDA)).toEqual({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
    endpoint: new URL('https://dynamodb.eu-west-1.amazonaws.com'),
  });
});

it('an endpoint of its own goes before the region’s', () => {
  const endpoint = 'http://127.0.0.1:8000';
  expect(readAws({ ...LAMBDA, AWS_ENDPOINT_URL_DYNAMODB: endpoint }).endpoint).toEqual(new URL(endpoint));
});

it.each(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('without %s nothing starts', (name) => {
  const read = (): unknown => readAws({ ...LAMBDA, [name]: '' });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(name);
});
