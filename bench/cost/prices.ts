/**
 * What AWS asks, in US dollars, in us-east-1, without the free allowances. AWS's own pages draw their prices by
 * script, so that the numbers were read where they are quoted; `page` is where AWS publishes them.
 */
export interface Price {
  readonly dollars: number;
  readonly per: string;
  /** AWS's own page. */
  readonly page: string;
  /** Where the number was read, and of when that is. */
  readonly quoted: string;
}

/** The day the prices were read; those by the month were read on 2026-11-27. */
export const READ_ON = '2026-11-22';

const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const DYNAMODB = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';

export const PRICES = {
  request: {
    dollars: 0.2 / 1e6,
    per: 'request of a Lambda',
    page: LAMBDA,
    quoted: 'api-evangelist/aws-lambda, plans/aws-lambda-plans-pricing.yml, 2026-09-20',
  },
  gigabyteSecond: {
    dollars: 0.000_013_333_4,
    per: 'GB-second of a Lambda on ARM64',
    page: LAMBDA,
    quoted: 'https://cloudchipr.com/blog/aws-lambda-pricing, 2024',
  },
  writeUnit: {
    dollars: 0.625 / 1e6,
    per: 'write of 1 KB, on demand',
    page: DYNAMODB,
    quoted: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing, 2025-07-21',
  },
  readUnit: {
    dollars: 0.125 / 1e6,
    per: 'strongly consistent read of 4 KB, on demand',
    page: DYNAMODB,
    quoted: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing, 2025-07-21',
  },
  logGigabyte: {
    dollars: 0.5,
    per: 'GB of logs taken in',
    page: CLOUDWATCH,
    quoted: 'from memory: no page that quotes it was at hand',
  },
  sentGigabyte: {
    dollars: 0.09,
    per: 'GB sent to the internet',
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    quoted: 'https://cloud-cost-557.pages.dev/blog/estimate-aws-data-transfer-bill/, 2026-06-10',
  },
  metric: {
    dollars: 0.3,
    per: 'custom metric a month, of the first 10,000',
    page: CLOUDWATCH,
    quoted: 'https://signoz.io/guides/cloudwatch-pricing, 2026-02-15',
  },
  alarm: {
    dollars: 0.1,
    per: 'metric of an alarm a month',
    page: CLOUDWATCH,
    quoted: 'from memory: no page that quotes it was at hand',
  },
  dashboard: {
    dollars: 3,
    per: 'dashboard a month',
    page: CLOUDWATCH,
    quoted:
      'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards.md, 2026-06-13',
  },
  key: {
    dollars: 1,
    per: 'key a month; each yearly rotation adds as much',
    page: 'https://aws.amazon.com/kms/pricing/',
    quoted: 'https://cloudburn.io/blog/aws-kms-pricing, 2026-03-14',
  },
} as const satisfies Readonly<Record<string, Price>>;
