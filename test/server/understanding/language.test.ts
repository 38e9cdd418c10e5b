import { describe, expect, test } from 'vitest';
import { isForeign, recogniseLanguage } from '../../../server/understanding/language.ts';

describe('a short text says its language', () => {
  test.each([
    ['Was kostet ein Reisepass?', 'de'],
    ['wo muss ich hin', 'de'],
    ['Gebühr', 'de'],
    ['How much is a passport?', 'en'],
    ['where do i register', 'en'],
    ['what do I need', 'en'],
    ['Pasaport için ne kadar?', 'tr'],
    ['Randevu almak istiyorum', 'tr'],
    ['Де отримати паспорт?', 'ru'],
    ['Скільки коштує паспорт і де його отримати?', 'uk'],
    ['Сколько стоит паспорт? Где вы находитесь?', 'ru'],
    ['Ile kosztuje dowód?', 'pl'],
    ['Gdzie się zameldować', 'pl'],
    ['كم يكلف جواز السفر؟', 'ar'],
  ])('%s: %s', (text, language) => {
    expect(recogniseLanguage(text, 'de')).toBe(language);
  });
});

describe('what was spoken before decides', () => {
  test.each(['', 'Reisepass', 'passport', 'OK', '30451', '👍', 'Perso bitte please'])(
    'where the text does not: %j',
    (text) => {
      expect(recogniseLanguage(text, 'en')).toBe('en');
      expect(recogniseLanguage(text, 'tr')).toBe('tr');
    },
  );

  test('between Ukrainian and Russian, where a text has no letter of its own', () => {
    expect(recogniseLanguage('Де паспорт?', 'uk')).toBe('uk');
  });

  test('between German and Easy German', () => {
    expect(recogniseLanguage('Was kostet ein Reisepass?', 'easy')).toBe('easy');
    expect(recogniseLanguage('How much is a passport?', 'easy')).toBe('en');
  });
});

describe('a text in two languages', () => {
  test.each([
    ['Hello, ich brauche einen Termin für meinen Pass', 'de'],
    ['Where is the Bürgeramt and how do I get a Termin?', 'en'],
    ['Personalausweis nasıl alabilirim', 'tr'],
    ['Где получить Wohnungsgeberbestätigung?', 'ru'],
  ])('is in the language of its small words: %s', (text, language) => {
    expect(recogniseLanguage(text, 'de')).toBe(language);
  });
});

test.each([
  'Скільки коштує її паспорт',
  'Gebühr für Döhren',
  'мій новий паспорт',
  'Ile kosztuje dowód',
  'nasıl ödeme yapılır',
])('composed and decomposed letters say the same: %s', (text) => {
  for (const prior of ['de', 'en', 'uk'] as const)
    expect(recogniseLanguage(text.normalize('NFD'), prior)).toBe(recogniseLanguage(text.normalize('NFC'), prior));
});

describe('a language that nobody here speaks', () => {
  test.each([
    '¿Cuánto tiempo tengo para registrarme?',
    'Bonjour, je voudrais un rendez-vous',
    'Dobar dan, kako da prijavim stan',
    'Πώς κάνω δήλωση;',
    'این چقدر هزینه دارد؟',
  ])('is told from ours: %s', (text) => {
    expect(isForeign(text)).toBe(true);
  });

  test.each([
    'Was kostet das?',
    'jakie dokumenty dołączyć do wniosku',
    'bank chce zaświadczenie, jak je dostać',
    'passport',
  ])('is not %s', (text) => {
    expect(isForeign(text)).toBe(false);
  });
});
