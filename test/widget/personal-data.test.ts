import { expect, test } from 'vitest';
import { findPersonalData } from '../../widget/personal-data.ts';

test.each([
  ['Meine IBAN ist DE02 1203 0000 0000 2020 51', 'iban'],
  ['de02120300000000202051', 'iban'],
  ['Konto AT61 1904 3002 3457 3201', 'iban'],
  ['Schreiben Sie an erika.mustermann@example.org', 'email'],
  ['Rufen Sie mich an: 0171 1234567', 'phone'],
  ['+49 (0)30 123456-78', 'phone'],
  ['Mein Ausweis hat die Nummer L01X00T471', 'document'],
  ['Pass C01X0006H, verloren', 'document'],
  ['Steuer-ID 86 095 742 719', 'document'],
] as const)('warns about personal data: %s', (text, kind) => {
  expect(findPersonalData(text)).toBe(kind);
});

test.each([
  'Was kostet ein Reisepass?',
  'Ich bin am 01.02.1990 geboren und ziehe am 15.03.2027 um',
  'Welches Bürgeramt ist für 30159 Hannover zuständig?',
  'Ist 0511 168-0 die richtige Nummer?',
  'Stimmt buergeramt@hannover-stadt.de noch?',
  'Kostet es 37,50 € oder 70 €?',
  'ab 18 dann muss mein Kind einen eigenen Pass haben',
  'Rechtsschutzversicherung',
  'Ich habe die Behördennummer 115 angerufen',
])('stays quiet where there is none: %s', (text) => {
  expect(findPersonalData(text)).toBeUndefined();
});
