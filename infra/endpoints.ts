/** Where a Lambda may answer Alexa, with what a manifest calls it: North America, Europe, the Far East. */
export const REGIONS = { 'us-east-1': 'NA', 'eu-west-1': 'EU', 'us-west-2': 'FE' } as const;
export type Region = keyof typeof REGIONS;
export type EndpointRegion = (typeof REGIONS)[Region];

/** The ARNs that Alexa calls: for what is said, and for events of the skill. */
export interface Endpoints {
  readonly skill: string;
  readonly events: string;
}
