import type { Proposal, ProposalRequest, Tried, TryRequest } from '../../../server/review/api.ts';

/** A proposal for a request, checked or not yet. */
export function proposalFor(id: string, request: ProposalRequest, state: Proposal['state']): Proposal {
  const file =
    'service' in request.target
      ? `knowledge-base/services/${request.target.service}.yaml`
      : `intents/${request.target.intent}.yaml`;
  const lines = request.utterances.map(({ text }) => `      - ${text}`);
  const isBroken = request.utterances.some(({ text }) => text.includes('doppelt'));
  return {
    id,
    state: isBroken && state !== 'checking' ? 'broken' : state,
    file,
    patch: [
      `--- a/${file}`,
      `+++ b/${file}`,
      '@@ -12,3 +12,4 @@',
      '     de:',
      '       - Was kostet ein Reisepass?',
      ...lines.map((line) => `+${line}`),
      '',
    ].join('\n'),
    snippet: lines.join('\n'),
    problems: isBroken
      ? [
          {
            severity: 'error',
            file,
            line: 14,
            message: 'Die Frage steht schon in intents/service/costs.yaml, Zeile 31.',
            hint: 'Löschen Sie eine der beiden.',
          },
        ]
      : [],
    ...(state === 'checking' || isBroken ? {} : { impact: impactOf(request) }),
  };
}

function impactOf({ utterances }: ProposalRequest): NonNullable<Proposal['impact']> {
  const after = {
    outcome: 'matched',
    intent: 'service/costs',
    service: 'reisepass',
    confidence: 0.83,
    lines: ['Ein Reisepass kostet für Personen unter 24 Jahren 37,50 €.'],
  } as const;
  return {
    asked: 5212,
    learnt: true,
    open: [],
    more: 0,
    changes: [
      ...utterances.map(({ text }) => ({
        text,
        from: 'group' as const,
        count: 12,
        kind: 'meaning' as const,
        before: { outcome: 'unmatched' as const, lines: ['Das habe ich leider nicht verstanden.'] },
        after: { ...after, lines: [...after.lines] },
      })),
      {
        text: 'pass baby dauer',
        from: 'answered',
        count: 3,
        kind: 'words',
        before: { ...after, intent: 'service/duration', lines: ['Ein Reisepass dauert etwa vier Wochen.'] },
        after: { ...after, lines: [...after.lines] },
      },
    ],
  };
}

/** An answer with its trace. */
export function triedFor({ text, choice, proposal, resume }: TryRequest): Tried {
  if (choice !== undefined) {
    return {
      reply: {
        language: 'de',
        outcome: 'matched',
        parts: [{ type: 'text', spans: [{ text: 'Etwa vier Wochen.' }] }],
        choices: [],
      },
      resume: `${resume ?? 'token'}+`,
    };
  }
  const isKnown = proposal !== undefined || /kost/i.test(text);
  return {
    reply: {
      language: 'de',
      outcome: isKnown ? 'matched' : 'unmatched',
      parts: isKnown
        ? [
            { type: 'text', spans: [{ text: 'Ein Reisepass kostet:' }] },
            {
              type: 'fees',
              rows: [
                { amount: '37,50 €', label: 'unter 24 Jahren' },
                { amount: '70,00 €', label: 'ab 24 Jahren' },
              ],
            },
            { type: 'source', label: 'Quelle', links: [{ label: 'Reisepass', href: 'https://www.hannover.de/' }] },
          ]
        : [{ type: 'text', spans: [{ text: 'Das habe ich leider nicht verstanden.' }] }],
      choices: isKnown ? [{ label: 'Wie lange dauert es?', value: 'reisepass/duration' }] : [],
    },
    resume: `${resume ?? 'token'}+`,
    trace: {
      language: 'de',
      tokens: text.split(/\s+/).map((word) => ({
        written: word,
        word: word.toLowerCase(),
        stem: word.slice(0, 4).toLowerCase(),
        quality: 0.9,
      })),
      mentions: isKnown ? [{ kind: 'service', id: 'reisepass', phrase: 'Pass', quality: 1, negated: false }] : [],
      masked: ['was', 'kostet'],
      subjects: [{ label: 'reisepass', share: 0.71 }],
      aspects: [{ label: 'costs', share: 0.83 }],
      candidates: isKnown
        ? [
            {
              intent: 'service/costs',
              slots: { service: 'reisepass' },
              confidence: 0.83,
              because: ['„Pass“ ist ein Name von reisepass'],
              signs: [
                { name: 'named', adds: 2.4 },
                { name: 'crowd', adds: -0.3 },
              ],
            },
          ]
        : [],
      decided: {
        outcome: isKnown ? 'matched' : 'unmatched',
        wishes: isKnown ? [{ intent: 'service/costs', slots: { service: 'reisepass' } }] : [],
      },
      thresholds: { confidence: 0.6, offer: 0.2 },
    },
  };
}
