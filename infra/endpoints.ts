/**
 * The AWS regions whose Lambdas Alexa can call, with their names in a manifest: North America, Europe, the Far
 * East.
 */
export const REGIONS = { 'us-east-1': 'NA', 'eu-west-1': 'EU', 'us-west-2': 'FE' } as const;
export type Region = keyof typeof REGIONS;
export type EndpointRegion = (typeof REGIONS)[Region];

/** The ARNs that Alexa calls, for requests and for skill events. */
export interface Endpoints {
  readonly skill: string;
  readonly events: string;
}

/** Returns the region that an ARN names; empty if it names none. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
