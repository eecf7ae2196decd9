/** S3, as far as `cdk` uses it for what a deployment consists of. */
import type { Answer, Asked, Service } from './asked.ts';
import { toXml, type Xml } from './query.ts';
import { Refusal, Unknown } from './refusal.ts';

function xml(name: string, content: Xml): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: toXml({ [name]: content }) };
}

export const answerS3: Service = (asked) => {
  const [, bucket = '', ...rest] = asked.path.split('/');
  const key = rest.join('/');
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const answer = key === '' ? ofBucket(asked, bucketArn) : ofObject(asked, bucketArn, key);
  if (answer === null)
    throw new Unknown(`s3: ${asked.method} with ${[...asked.query.keys()].join(', ')} is not known here`);
  return answer();
};

function expectBucket({ account }: Asked, bucketArn: string): void {
  if (!account.things.has(bucketArn))
    throw new Refusal('NoSuchBucket', 'The specified bucket does not exist', 404);
}

/** Each call by what tells it apart in its query. */
function ofBucket(asked: Asked, bucketArn: string): (() => Answer) | null {
  const { method, query, account } = asked;
  const bucket = bucketArn.split(':::')[1] ?? '';
  if (method !== 'GET') return null;
  const answering = (action: string, answer: () => Answer) => () => {
    asked.authorize(action, bucketArn);
    expectBucket(asked, bucketArn);
    return answer();
  };
  if (query.has('location'))
    return answering('s3:GetBucketLocation', () => xml('LocationConstraint', account.region));
  if (query.has('encryption'))
    return answering('s3:GetEncryptionConfiguration', () =>
      xml('ServerSideEncryptionConfiguration', {
        Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
      }),
    );
  if (query.get('list-type') === '2')
    return answering('s3:ListBucket', () => {
      const prefix = `${bucket}/${query.get('prefix') ?? ''}`;
      const found = [...account.objects].filter(([path]) => path.startsWith(prefix));
      return {
        ...xml('ListBucketResult', { KeyCount: found.length }),
        body: `<ListBucketResult><Name>${bucket}</Name><KeyCount>${found.length}</KeyCount>${found
          .map(([path, content]) =>
            toXml({ Contents: { Key: path.slice(bucket.length + 1), Size: content.length } }),
          )
          .join('')}</ListBucketResult>`,
      };
    });
  return null;
}

function ofObject(asked: Asked, bucketArn: string, key: string): (() => Answer) | null {
  const { method, account, query } = asked;
  const path = `${bucketArn.split(':::')[1] ?? ''}/${key}`;
  if (method !== 'PUT' || [...query.keys()].some((name) => name !== 'x-id')) return null;
  return () => {
    asked.authorize('s3:PutObject', `${bucketArn}/${key}`);
    expectBucket(asked, bucketArn);
    account.objects.set(path, contentOf(asked));
    return { status: 200, headers: { etag: '"rehearsal"' }, body: '' };
  };
}

/** What is sent in signed chunks has the length of each in hexadecimal before it. */
function contentOf({ headers, body }: Asked): Buffer {
  if (headers['content-encoding']?.includes('aws-chunked') !== true) return body;
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
