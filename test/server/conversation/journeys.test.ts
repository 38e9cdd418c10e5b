import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';
import { type Talk, talk } from './talk.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

/** Says one thing after the other; the last answer counts. */
function lastAnswer(visitor: Talk, ...texts: readonly string[]) {
  return texts.map((text) => visitor.say(text)).at(-1);
}

describe('a question without a service', () => {
  test('is asked back, with services to choose from', () => {
    const asked = talk(catalogue).say('Was kostet das?');
    expect(asked.reply.outcome).toBe('ambiguous');
    expect(asked.says).toEqual(['Um welche Leistung geht es?']);
    expect(asked.choices).toContain('personalausweis/costs');
  });

  test.each([
    ['Was kostet das?', 'Perso', 'personalausweis/costs'],
    ['Was muss ich mitbringen?', 'für meinen Reisepass', 'reisepass/documents'],
    ['Wie lange dauert das?', 'Wohnung anmelden', 'wohnsitz-anmelden/duration'],
  ])('%s – %s', (question, service, about) => {
    expect(lastAnswer(talk(catalogue), question, service)?.about).toBe(about);
  });

  test('still waits for the service when the answer was not understood', () => {
    expect(lastAnswer(talk(catalogue), 'Was kostet das?', 'xyzzy plugh frobnitz', 'Perso')?.about).toBe(
      'personalausweis/costs',
    );
  });

  test('is dropped when the visitor asks something else', () => {
    const visitor = talk(catalogue);
    expect(lastAnswer(visitor, 'Was kostet das?', 'Wie lange dauert ein Reisepass?')?.about).toBe('reisepass/duration');
    expect(visitor.context()).not.toHaveProperty('asked', 'service');
  });

  test('waits no longer once it is answered: a bare name is an overview again', () => {
    const again = lastAnswer(talk(catalogue), 'Was kostet das?', 'Perso', 'Reisepass');
    expect(again?.says).toContain('Was möchten Sie dazu wissen?');
  });
});

describe('a question without an office', () => {
  test('is asked back, with the open offices to choose from', () => {
    const asked = talk(catalogue).say('Wann habt ihr auf?');
    expect(asked.says.at(-1)).toContain('Nennen Sie mir den Namen oder Ihren Stadtteil');
    expect(asked.choices).toContain('buergeramt-linden/opening-hours');
    expect(asked.choices).not.toContain('buergeramt-misburg/opening-hours');
  });

  test.each([
    ['Wann habt ihr auf?', 'Linden', 'buergeramt-linden/opening-hours'],
    ['Wann habt ihr auf?', 'Bürgeramt Döhren', 'buergeramt-doehren/opening-hours'],
    ['Wo ist das nächste Bürgeramt?', '30451', 'buergeramt-linden/nearest-office'],
    ['Wo ist das nächste Bürgeramt?', 'Ich wohne in Ricklingen', 'buergeramt-ricklingen/nearest-office'],
    ['Wo ist das nächste Bürgeramt?', 'Vahrenheide', 'buergeramt-sahlkamp/nearest-office'],
  ])('%s – %s', (question, place, about) => {
    expect(lastAnswer(talk(catalogue), question, place)?.about).toBe(about);
  });
});

describe('what was talked about', () => {
  test('is meant by the next question', () => {
    const visitor = talk(catalogue);
    expect(visitor.say('Was kostet ein Reisepass?').about).toBe('reisepass/costs');
    expect(visitor.say('und wie lange dauert das?').about).toBe('reisepass/duration');
    expect(visitor.say('was muss ich mitbringen').about).toBe('reisepass/documents');
  });

  test('is found again after a look at opening hours', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Personalausweis?');
    expect(visitor.say('Wann hat das Bürgeramt Linden geöffnet?').about).toBe('buergeramt-linden/opening-hours');
    expect(visitor.say('und was muss ich mitbringen?').about).toBe('personalausweis/documents');
  });

  test('is found again when it is named again', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Personalausweis?');
    expect(visitor.say('Was kostet eine Meldebescheinigung?').about).toBe('meldebescheinigung/costs');
    expect(visitor.say('und wie lange dauert der Personalausweis?').about).toBe('personalausweis/duration');
  });

  test('becomes its sibling when a circumstance is added', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet der Perso?');
    expect(visitor.say('und für mein Kind?').about).toBe('personalausweis-kind/costs');
  });

  test.each(['hab ihn verloren', 'er ist mir geklaut worden', 'ist leider weg'])('becomes its sibling: %s', (text) => {
    const visitor = talk(catalogue);
    visitor.say('Führerschein');
    expect(visitor.say(text).about).toBe('fuehrerschein-ersatz/how');
  });

  test('is an office, where one was talked about last', () => {
    const visitor = talk(catalogue);
    visitor.say('Wann hat das Bürgeramt Linden geöffnet?');
    expect(visitor.say('wo ist das genau').about).toBe('buergeramt-linden/location-info');
    expect(visitor.say('wie komm ich da hin').about).toBe('buergeramt-linden/location-info');
    expect(visitor.say('und samstags?').about).toBe('buergeramt-linden/opening-hours');
  });

  test('keeps the place where somebody lives', () => {
    const visitor = talk(catalogue);
    visitor.say('muss mich ummelden, bin nach Döhren gezogen');
    expect(visitor.say('wann hat das Bürgeramt auf').about).toBe('buergeramt-doehren/opening-hours');
  });

  test.each(['ok', 'aha', 'alles klar', 'hmm'])('is not asked about by “%s”, and stays', (text) => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Reisepass?');
    expect(visitor.say(text).about).toBe('smalltalk/acknowledgement');
    expect(visitor.say('und wie lange dauert das?').about).toBe('reisepass/duration');
  });

  test('is taken back by a correction', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Personalausweis?');
    const corrected = visitor.say('nein, ich meinte den Reisepass');
    expect(corrected.reply.match?.slots.service).toBe('reisepass');
    expect(visitor.say('wie lange dauert das?').about).toBe('reisepass/duration');
  });

  test('becomes its sibling in a correction, and the question stays', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Reisepass?');
    expect(visitor.say('nein, nicht für mich, für meine Tochter, die ist 6').about).toBe('reisepass-kind/costs');
  });

  test('goes on with the question where a few words ask nothing of their own', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet die Hundesteuer?');
    expect(visitor.say('und bei zwei').about).toBe('hundesteuer/costs');
  });

  test('is meant by a pronoun, though a verb alone would name something else', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet die Hundesteuer?');
    expect(visitor.say('und wie melde ich ihn ab').about).toBe('hundesteuer/how');
  });

  test('is left when something else is said to come', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Reisepass?');
    expect(visitor.say('ok, was anderes: wie lange dauert das').says).toEqual(['Um welche Leistung geht es?']);
  });

  test('is gone once the visitor wants it forgotten', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet der Perso?');
    expect(visitor.forget().says).toEqual(['Erledigt. Ich habe vergessen, worüber wir gesprochen haben.']);
    expect(visitor.say('und wie lange dauert das?').says).toEqual(['Um welche Leistung geht es?']);
  });
});

describe('a question that holds for every service', () => {
  test.each([
    ['Ich brauche einen neuen Ausweis. Was muss ich mitnehmen?', 'personalausweis/documents'],
    ['Ich habe einen neuen Hund. Wie viel muss ich bezahlen?', 'hundesteuer/costs'],
    ['Was muss ich machen? Ich bin umgezogen in andere Wohnung in Hannover.', 'wohnsitz-ummelden/how'],
  ])('is about what is told beside it: %s', (text, about) => {
    expect(talk(catalogue).say(text).about).toBe(about);
  });
});

describe('an appointment', () => {
  test('for a named service is asked about this service', () => {
    expect(talk(catalogue).say('Reisepass Termin vereinbaren').about).toBe('reisepass/appointment');
  });

  test('for nothing in particular is one at the Bürgeramt', () => {
    expect(talk(catalogue).say('Ich möchte einen Termin machen').about).toBe('buergeramt-termin/appointment');
  });
});

describe('two wishes in one message', () => {
  test('are both served, in their order', () => {
    const served = talk(catalogue).say(
      'Was kostet ein Reisepass? Und welche Unterlagen brauche ich für die Wohnsitzanmeldung?',
    );
    expect(served.reply.parts.map(({ type }) => type)).toEqual(expect.arrayContaining(['fees', 'list']));
    expect(served.says.findIndex((line) => line.includes('70,00 €'))).toBeLessThan(
      served.says.findIndex((line) => line.includes('Wohnungsgeberbestätigung')),
    );
  });

  test('leave the second one as what is talked about', () => {
    const visitor = talk(catalogue);
    visitor.say('Was kostet ein Reisepass und wie lange dauert die Meldebescheinigung?');
    expect(visitor.say('was kostet das?').about).toBe('meldebescheinigung/costs');
  });

  test('may be about a service and about an office', () => {
    const served = talk(catalogue).say('Was kostet ein Reisepass und wann hat das Bürgeramt Döhren auf?');
    expect(served.reply.parts.map(({ type }) => type)).toEqual(expect.arrayContaining(['fees', 'location']));
  });

  test('are not heard where somebody only says where they live', () => {
    const served = talk(catalogue).say('Ich wohne in Linden und möchte wissen, was ein Reisepass kostet');
    expect(served.reply.parts.map(({ type }) => type)).not.toContain('location');
  });
});

describe('an emergency', () => {
  test.each([
    'Ich bekomme keine Luft, und wo beantrage ich einen Reisepass?',
    'Was kostet der Pass? Mein Mann ist bewusstlos!',
    'Wo ist das nächste Bürgeramt, mein Vater hat einen Herzinfarkt',
  ])('comes before everything else: %s', (text) => {
    const answer = talk(catalogue).say(text);
    expect(answer.about).toBe('emergency/medical');
    expect(answer.reply.parts[0]).toMatchObject({ type: 'notice', tone: 'emergency' });
    expect(answer.says[0]).toContain('112');
    expect(answer.choices).toEqual([]);
  });

  test.each(['Notfall', 'Hilfe', 'Krankenhaus', 'Ich brauche einen Arzt und einen Ausweis', 'Feuerwehrausweis'])(
    'is never a choice: %s',
    (text) => {
      expect(
        talk(catalogue)
          .say(text)
          .choices.filter((value) => value.startsWith('emergency/')),
      ).toEqual([]);
    },
  );
});

describe('what is not understood', () => {
  test('is said, with the phone, and put aside', () => {
    const missed = talk(catalogue).say('xyzzy plugh frobnitz');
    expect(missed.reply.outcome).toBe('unmatched');
    expect(missed.says[0]).toContain('0511 168-0');
    expect(missed.unanswered?.reason).toBe('not-understood');
  });

  test('twice in a row leads to topics and a person', () => {
    const again = lastAnswer(talk(catalogue), 'xyzzy plugh frobnitz', 'frobnitz xyzzy');
    expect(again?.says[0]).toContain('Am Telefon hilft Ihnen ein Mensch: 0511 168-0');
    expect(again?.choices).toContain('topic:identity');
  });

  test('is forgiven by an answer in between', () => {
    const again = lastAnswer(talk(catalogue), 'xyzzy plugh frobnitz', 'Was kostet ein Reisepass?', 'frobnitz xyzzy');
    expect(again?.choices).not.toContain('topic:identity');
  });

  test('a topic leads to its services', () => {
    const visitor = talk(catalogue);
    lastAnswer(visitor, 'xyzzy plugh frobnitz', 'frobnitz xyzzy');
    expect(visitor.choose('topic:identity').choices).toContain('reisepass');
    expect(visitor.choose('reisepass').reply.match?.slots).toEqual({ service: 'reisepass' });
  });

  test('is not asked back with nothing to choose from', () => {
    const odd = [
      'Wie hoch ist der Blutdruck im Weltall',
      'Wer hat die Weltmeisterschaft gewonnen',
      'Erzähl einen Witz',
    ];
    for (const text of odd) expect(talk(catalogue).say(text).choices, text).not.toEqual(['none-of-these']);
  });
});

describe('the language', () => {
  test('follows a message of the page', () => {
    const visitor = talk(catalogue);
    expect(visitor.speak('en').says[0]).toBe('I will now answer in English.');
    expect(visitor.say('Reisepass').reply.language).toBe('en');
  });

  test.each([
    ['Sprechen Sie Englisch?', 'en', 'I will now answer in English.'],
    ['Bitte antworte auf Türkisch', 'tr', 'Artık Türkçe yanıt veriyorum.'],
    ['Können wir auf Polnisch reden?', 'pl', 'Teraz odpowiadam po polsku.'],
    ['Bitte in Einfacher Sprache', 'easy', 'Ich antworte jetzt in Einfacher Sprache.'],
  ])('follows words: %s', (text, language, says) => {
    const visitor = talk(catalogue);
    const answer = visitor.say(text);
    expect(answer.reply.language).toBe(language);
    expect(answer.says[0]).toBe(says);
    expect(visitor.context().language).toBe(language);
  });

  test('is that of the question: English on a German page', () => {
    const answer = talk(catalogue).say('How much is a passport?');
    expect(answer).toMatchObject({ about: 'reisepass/costs', reply: { language: 'en' } });
    expect(answer.says[0]).toBe('New passport: Costs');
    expect(answer.says[1]).toContain('€70.00 from age 24');
  });

  test('is to be chosen where a question in another one is not understood', () => {
    const answer = talk(catalogue).say('¿Cuánto tiempo tengo para empadronarme después de mudarme?');
    expect(answer.about).toBe('language/language-switch');
    expect(answer.choices).toContain('language:en');
  });

  test('goes back with the visitor', () => {
    expect(lastAnswer(talk(catalogue), 'How much is a passport?', 'Und was muss ich mitbringen?')?.reply.language).toBe(
      'de',
    );
  });
});

describe('the nearest office', () => {
  test.each([
    ['Welches Bürgeramt ist für die Südstadt zuständig?', 'buergeramt-aegi'],
    ['nächstes Bürgeramt 30419', 'buergeramt-herrenhausen'],
    ['Ich wohne in Vahrenheide, wo ist das nächste Bürgeramt?', 'buergeramt-sahlkamp'],
  ])('%s', (text, office) => {
    const { reply } = talk(catalogue).say(text);
    expect(reply.match).toMatchObject({ intent: 'location/nearest-office', slots: { location: office } });
    expect(reply.parts).toContainEqual(expect.objectContaining({ type: 'location', id: office }));
  });

  test.each(['Welches Bürgeramt ist bei mir in Misburg?', 'Ich wohne in Misburg, wo ist das nächste Bürgeramt?'])(
    'is offered where there is none: %s',
    (text) => {
      const answer = talk(catalogue).say(text);
      expect(answer.says.join()).toContain('In Misburg gibt es kein Bürgeramt');
      expect(answer.choices).toContain('buergeramt-bemerode');
    },
  );
});
