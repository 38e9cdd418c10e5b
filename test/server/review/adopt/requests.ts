import type { ProposalRequest } from '../../../../server/review/api.ts';

/** A request to add German questions to a service. */
export function ask(service: string, aspect: string, ...texts: readonly string[]): ProposalRequest {
  return { target: { service }, utterances: texts.map((text) => ({ language: 'de', text, aspect })), terms: [] };
}

/** A request to add German terms to a service. */
export function term(service: string, ...texts: readonly string[]): ProposalRequest {
  return { target: { service }, utterances: [], terms: texts.map((text) => ({ language: 'de', text })) };
}
