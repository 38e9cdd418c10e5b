import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { chooseAmong } from '../../../server/conversation/choosing.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';
import { talk } from './talk.ts';

describe('what is said to three choices', () => {
  test.each([
    ['das erste', 0],
    ['1', 0],
    ['Ersteres bitte!', 0],
    ['ich meine das zweite', 1],
    ['Nummer 2', 1],
    ['nein, das zweite', 1],
    ['das letzte', 2],
    ['letzteres', 2],
    ['the first one', 0],
    ['üçüncü', 2],
    ['друге', 1],
    ['второе', 1],
    ['pierwsze', 0],
    ['الأول', 0],
  ])('%s takes one of them', (text, place) => {
    expect(chooseAmong(text, 3)).toEqual({ kind: 'one', place });
  });

  test.each(['nein', 'nichts davon', 'Keins von diesen', 'etwas anderes', 'none of these', 'hiçbiri', 'нет'])(
    '%s takes none of them',
    (text) => {
      expect(chooseAmong(text, 3)).toEqual({ kind: 'none' });
    },
  );

  test.each(['ja', 'genau', 'beides', 'yes please'])('%s does not say which', (text) => {
    expect(chooseAmong(text, 3)).toEqual({ kind: 'unclear' });
  });

  test.each(['4', 'nein, den Reisepass', 'Perso', 'ja und was kostet das', 'mein erstes Kind', '', 'das'])(
    '“%s” chooses nothing',
    (text) => {
      expect(chooseAmong(text, 3)).toBeUndefined();
    },
  );

  test('yes takes the only one', () => {
    expect(chooseAmong('ja', 1)).toEqual({ kind: 'one', place: 0 });
  });

  test('without choices nothing is chosen', () => {
    expect(chooseAmong('nein', 0)).toBeUndefined();
  });
});

describe('what was asked back', () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await realCatalogue();
  }, realCatalogueMs);

  /** A visit in which a question about no service in particular was asked back. */
  function askedBack() {
    const visitor = talk(catalogue);
    const { choices } = visitor.say('Was kostet das?');
    return { visitor, choices };
  }

  test('is answered by its place', () => {
    const { visitor, choices } = askedBack();
    expect(visitor.say('das zweite').about).toBe(choices[1]);
  });

  test('is asked once more where the answer does not say which', () => {
    const { visitor, choices } = askedBack();
    const again = visitor.say('ja');
    expect(again.says).toEqual(['Was davon meinen Sie? Sie können auch „das erste“ oder „nichts davon“ schreiben.']);
    expect(again.choices.slice(0, -1)).toEqual(choices);
    expect(visitor.say('1').about).toBe(choices[0]);
  });

  test('is given up with “nichts davon”', () => {
    const { visitor } = askedBack();
    expect(visitor.say('nichts davon').reply.outcome).toBe('unmatched');
    expect(visitor.say('das erste').about).not.toMatch(/\/costs$/);
  });

  test('is forgotten when something else is asked', () => {
    const { visitor } = askedBack();
    visitor.say('Wann hat das Bürgeramt Linden geöffnet?');
    expect(visitor.context().offered).toBeUndefined();
  });
});
