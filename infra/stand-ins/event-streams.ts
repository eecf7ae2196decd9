/**
 * Replaces `@smithy/core/event-streams` in a bundle: 15 KB that the client loads when an operation's answer is a stream of
 * events. None of DynamoDB's operations has such an answer.
 */
export const eventStreamSerdeProvider = (): never => {
  throw new Error('expected no operation with a stream of events');
};
