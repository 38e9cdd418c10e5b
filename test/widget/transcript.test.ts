import { expect, test } from 'vitest';
import type { Reply } from '../../server/protocol/messages.ts';
import { texts } from '../../widget/texts/de.ts';
import { replyText, spokenText, transcriptText } from '../../widget/transcript.ts';

const reply: Reply = {
  language: 'de',
  outcome: 'matched',
  choices: [],
  parts: [
    {
      type: 'text',
      spans: [{ text: 'Es kostet, siehe ' }, { text: 'hier', href: 'https://www.hannover.de/' }, { text: '.' }],
    },
    { type: 'fees', rows: [{ label: 'ab 24 Jahren', amount: '70,00 €' }] },
    { type: 'list', ordered: true, items: [[{ text: 'Termin buchen' }], [{ text: 'Hingehen' }]] },
    {
      type: 'location',
      id: 'mitte',
      name: 'Bürgeramt Mitte',
      address: ['Musterstraße 1', '30159 Hannover'],
      openNow: { state: 'open', text: 'Jetzt geöffnet' },
      hours: ['Montag 8–15'],
      notes: [],
      phone: { label: '0511 168-0', href: 'tel:+495111680' },
      map: null,
      geo: null,
    },
    { type: 'source', label: 'Quelle', links: [{ label: 'Stadt, Stand 2026', href: 'https://www.hannover.de/' }] },
  ],
};

test('writes an answer as plain text, with the addresses of its links', () => {
  expect(replyText(reply)).toBe(
    [
      'Es kostet, siehe hier (https://www.hannover.de/).',
      'ab 24 Jahren: 70,00 €',
      '1. Termin buchen\n2. Hingehen',
      'Bürgeramt Mitte\nMusterstraße 1\n30159 Hannover\nJetzt geöffnet\nMontag 8–15\n0511 168-0',
      'Quelle: Stadt, Stand 2026 (https://www.hannover.de/)',
    ].join('\n\n'),
  );
});

test('reads no addresses of pages aloud', () => {
  expect(spokenText(reply)).toMatch(/^Es kostet, siehe hier\.\nab 24 Jahren: 70,00 €/);
  expect(spokenText(reply)).not.toContain('http');
});

test('says who said what, and leaves out what a link of the page asked', () => {
  const entries = [
    { kind: 'question', id: '1', text: '', status: 'answered' },
    { kind: 'answer', id: '2', reply: { ...reply, parts: [] } },
    { kind: 'question', id: '3', text: 'Und jetzt?', status: 'answered' },
  ] as const;
  expect(transcriptText(entries, texts)).toBe('Service-Chat:\n\n\nSie:\nUnd jetzt?');
});
