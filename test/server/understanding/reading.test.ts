import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { engineFor } from '../../../server/understanding/engine.ts';
import { type Reading, readText } from '../../../server/understanding/reading.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

const read = (text: string): Reading => readText(text, engineFor(catalogue));

/** The names in a text, without those that are ruled out. */
const named = (text: string, kind = 'service') =>
  read(text).mentions.flatMap((mention) => (mention.kind === kind && !mention.negated ? [mention.id] : []));

describe('a service is found', () => {
  test.each([
    ['by its everyday name', 'Was kostet der Perso?', ['personalausweis']],
    ['misspelt', 'personalausweiß', ['personalausweis']],
    ['written as two words', 'reise pass', ['reisepass']],
    ['with a hyphen', 'Reise-Pass', ['reisepass']],
    ['in a compound with what is asked', 'Ausweisgebühr', ['personalausweis']],
    ['in a compound with what is asked', 'Reisepassantrag', ['reisepass']],
    ['in capitals without umlauts', 'FUEHRUNGSZEUGNIS', ['fuehrungszeugnis']],
    ['in Turkish', 'kimlik kartı', ['personalausweis']],
    ['in Russian', 'удостоверение личности', ['personalausweis']],
    ['in Arabic', 'بطاقة الهوية', ['personalausweis']],
  ])('%s: %s', (_, text, services) => {
    expect(named(text)).toEqual(services);
  });

  test('by the longest name where names overlap', () => {
    expect(named('erweitertes Führungszeugnis')).toEqual(['fuehrungszeugnis-erweitert']);
    expect(named('vorläufiger Personalausweis')).toEqual(['personalausweis-vorlaeufig']);
  });

  test('by the scattered words of its name', () => {
    expect(named('Mein Ausweis ist seit Mai leider abgelaufen')).toEqual(['personalausweis']);
    expect(named('Ich habe meinen Ausweis gestern verloren')).toContain('personalausweis-verlust');
  });

  test('twice where two are named', () => {
    expect(named('Personalausweis und Meldebescheinigung')).toEqual(['personalausweis', 'meldebescheinigung']);
  });
});

describe('false friends', () => {
  test.each([
    ['Bibliotheksausweis', 'personalausweis'],
    ['Schwerbehindertenausweis', 'personalausweis'],
    ['Bewohnerparkausweis', 'personalausweis'],
    ['Kompass', 'reisepass'],
    ['Impfpass', 'reisepass'],
    ['das passt', 'reisepass'],
  ])('%s is no %s', (text, service) => {
    expect(named(text)).not.toContain(service);
  });

  test('„Abmeldefrist“ is no „Anmeldefrist“', () => {
    expect(
      read('Abmeldefrist')
        .tokens.map(({ written }) => written)
        .join(''),
    ).toContain('abmelde');
    expect(named('Abmeldefrist')).not.toContain('wohnsitz-anmelden');
  });
});

describe('what is ruled out', () => {
  test.each(['nicht den Perso', 'kein Perso', 'statt dem Perso', 'not the Perso'])('%s', (text) => {
    const [mention] = read(text).mentions.filter(({ kind }) => kind === 'service');
    expect(mention).toMatchObject({ id: 'personalausweis', negated: true });
  });

  test('is the noun behind an article, also where a name before it is not', () => {
    expect(named('der Personalausweis ist weg, nicht der Führerschein')).toEqual(['personalausweis-verlust']);
  });

  test('is not what stands far behind', () => {
    expect(named('Ich weiß nicht, was ich für den Perso brauche')).toEqual(['personalausweis']);
  });
});

describe('words that meet by chance', () => {
  test('„wegen“ loses nothing', () => {
    expect(named('Ich rufe wegen meinem Perso an')).toEqual(['personalausweis']);
  });

  test('do not hide the name among them', () => {
    expect(named('Wie viele Wochen wartet man jetzt auf einen Reisepass')).toContain('reisepass');
  });
});

describe('who moves', () => {
  test('to Hannover does not move from it', () => {
    expect(named('moving to Hannover')).toEqual(['wohnsitz-anmelden']);
    expect(named('moving from Hannover')).not.toContain('wohnsitz-anmelden');
  });
});

describe('places', () => {
  test.each([
    ['Bürgeramt Linden', 'location', ['buergeramt-linden']],
    ['Buergeramt Doehren', 'location', ['buergeramt-doehren']],
    ['Südstadt', 'district', ['suedstadt']],
    ['30451', 'district', ['linden-nord']],
    ['30 451 Euro', 'district', []],
    ['99999', 'district', []],
  ])('%s', (text, kind, ids) => {
    expect(named(text, kind)).toEqual(ids);
  });
});

describe('names are masked', () => {
  test.each([
    ['Was kostet ein Reisepass?', 'was kostet ein {service}'],
    ['Wann hat das Bürgeramt Linden auf?', 'wann hat das {location} auf'],
    ['reise pass kosten', '{service} kosten'],
    ['Wie lange dauert das?', 'wie lange dauert das'],
  ])('%s', (text, masked) => {
    expect(
      read(text)
        .masked.map(({ word }) => word)
        .join(' '),
    ).toBe(masked);
  });
});
