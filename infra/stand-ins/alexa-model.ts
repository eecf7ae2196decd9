/**
 * Replaces `ask-sdk-model` in a bundle: 62 KB of clients for Alexa's services, none of which the skill uses. ask-sdk-core
 * reads one class of it when it loads, and uses that only in a skill with an API client.
 */
export const services = {};
