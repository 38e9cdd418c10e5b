import { expect, test } from 'vitest';
import { withoutCourtesies } from '../../../server/understanding/courtesies.ts';

test.each([
  ['Guten Tag, was kostet ein Reisepass? Vielen Dank im Voraus!', 'was kostet ein Reisepass?'],
  ['Hallo zusammen, perso weg', 'perso weg'],
  ['hi ich bin umgezogen', 'ich bin umgezogen'],
  ['Moin, umzug', 'umzug'],
  ['Sehr geehrte Damen und Herren,\nwo melde ich mich um\nMit freundlichen Grüßen', 'wo melde ich mich um'],
  ['Eine Frage: wann habt ihr auf LG', 'wann habt ihr auf'],
  ['Hallo, hab mal ne kurze Frage: brauche ich einen Termin?', 'brauche ich einen Termin?'],
  ['Could you tell me, where is the office? Thanks a lot', 'where is the office?'],
  ['umzug Danke!', 'umzug'],
  ['ja, und für mein Kind?', 'und für mein Kind?'],
  ['ok danke, und wo muss ich hin', 'und wo muss ich hin'],
  ['na gut, und was kostet das', 'und was kostet das'],
  ['ausweis abholen in Hannover?', 'ausweis abholen?'],
  ['Können Sie mir helfen? Mein Ausweis ist abgelaufen', 'Mein Ausweis ist abgelaufen'],
  ['Wissen Sie wo ich parken kann', 'wo ich parken kann'],
  ['Ich hätte da mal eine Frage und zwar was kostet ein Pass', 'was kostet ein Pass'],
  ['was kostet ein Pass? Danke für Ihre Hilfe', 'was kostet ein Pass?'],
])('of %j the question is left', (text, question) => {
  expect(withoutCourtesies(text)).toBe(question);
});

test.each([
  'Hallo',
  'danke',
  'Hallo, na',
  'ok danke',
  'ja bitte',
  'Reisepass bitte schnell',
  'gut und was muss ich mitbringen',
  'ich bin neu in Hannover',
  'wohne in Hannover',
  'Können Sie mir helfen?',
  'herzlichen dank',
  'vielen dank für die hilfe',
  'guten tag herr müller',
  'hilfe mein pass ist weg',
  'Dankeskarte verloren',
])('%j stays as it is', (text) => {
  expect(withoutCourtesies(text)).toBe(text);
});
