/** Takes the termination protection off a stack, by the call that `aws cloudformation update-termination-protection` makes. */
import { type StandIn, USER_KEY } from './aws/server.ts';

export async function unprotect({ endpoint }: StandIn, region: string, stackName: string): Promise<void> {
  const body = new URLSearchParams({
    ...{ Action: 'UpdateTerminationProtection', Version: '2010-05-15', StackName: stackName },
    EnableTerminationProtection: 'false',
  });
  // The stand-in checks no signatures, but looks who calls which service.
  const authorization = `AWS4-HMAC-SHA256 Credential=${USER_KEY}/20260101/${region}/cloudformation/aws4_request`;
  const { ok, status } = await fetch(endpoint, { method: 'POST', headers: { authorization }, body });
  if (!ok) throw new Error(`UpdateTerminationProtection of ${stackName}: ${status}`);
}
