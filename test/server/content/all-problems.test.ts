import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../server/content/build.ts';
import { ContentError, formatProblem } from '../../../server/content/problem.ts';
import { catalogueOf, goodContent } from './good-content.ts';

describe('an editor who has made many mistakes at once', () => {
  const planted = {
    // What a file is
    'knowledge-base/services/Pass Neu.yaml': 'name: {de: Pass}\n',
    'knowledge-base/notizen.yaml': 'a: 1\n',
    'knowledge-base/services/latin.yaml': Buffer.from('name: {de: Bürgeramt}\n', 'latin1'),
    // What YAML is
    'knowledge-base/services/tabs.yaml': 'name:\n\tde: Pass\n',
    'knowledge-base/services/anker.yaml': 'name: &pass {de: Pass}\nshort: *pass\n',
    'knowledge-base/services/doppelt.yaml': 'name: {de: Pass}\nname: {de: Ausweis}\n',
    'knowledge-base/services/klammer.yaml': 'name: {de: Pass\n',
    // What a file of its kind holds
    'knowledge-base/languages.yaml': (good: string) => good.replace('reviewed: true', 'reviewed: ja'),
    'intents/settings.yaml': 'confidence: 5\noffer: "0.2"\n',
    'intents/smalltalk/greeting.yaml': (good: string) => good.replace('kind: topic', 'kind: gruss'),
    'knowledge-base/topics.yaml': (good: string) => `${good}  - {id: identity, name: {de: Noch einmal}}\n`,
    // What refers to what
    'knowledge-base/services/reisepass.yaml': (good: string) =>
      good
        .replace('related: [reisepass-kind]', 'related: [reisepas]')
        .replace('source: portal', 'source: portall')
        .replace('link:termin', 'javascript:alert(1)'),
    'knowledge-base/services/reisepass-kind.yaml': (good: string) => good.replace('[Kinderpass]', '[Reisepass]'),
    'knowledge-base/locations/rathaus.yaml': (good: string) => `${good}inside: buergeramt-mitte\n`,
    'knowledge-base/channels.yaml': (good: string) => good.replace('Mo-Fr 08:00-18:00', 'Mo-Fr 08:00-25:00'),
  };

  it('reads all of them in one go, each with file, line, column and what to do', () => {
    const { catalogue, problems } = buildCatalogue(goodContent(planted));
    expect(catalogue).toBeUndefined();
    expect(problems.map(formatProblem)).toMatchInlineSnapshot(`
      [
        "intents/settings.yaml:1:1  Fehler: „confidence“ ist zu groß.  → Der größte Wert ist 1.",
        "intents/settings.yaml:1:1  Fehler: „misses“ fehlt.  → Ergänzen Sie den Eintrag.",
        "intents/settings.yaml:1:1  Fehler: „usual“ fehlt.  → Ergänzen Sie den Eintrag.",
        "intents/settings.yaml:1:1  Fehler: „weights“ fehlt.  → Ergänzen Sie den Eintrag.",
        "intents/settings.yaml:2:1  Fehler: „offer“ ist der Text „0.2“, gebraucht wird eine Zahl.  → Eine Zahl ohne Anführungszeichen und mit Punkt statt Komma, z. B. 27.6.",
        "intents/smalltalk/greeting.yaml:1:1  Fehler: „kind“ fehlt oder hat einen Wert, den es hier nicht gibt.  → Erlaubt: aspect, office, topic, emergency, language.",
        "knowledge-base/channels.yaml:5:5  Fehler: Die Öffnungszeiten sind nicht lesbar: eine Uhrzeit gibt es nicht.  → Beispiel: "Mo 08:00-18:00; Th 08:00-13:00,14:00-18:00; PH off".",
        "knowledge-base/languages.yaml:2:29  Fehler: „languages › 0 › reviewed“ ist der Text „ja“, gebraucht wird true oder false.  → Schreiben Sie true oder false; „ja“, „nein“, „yes“ und „no“ sind Texte.",
        "knowledge-base/locations/buergeramt-mitte.yaml:6:1  Fehler: Die Gebäude liegen im Kreis ineinander: buergeramt-mitte → rathaus → buergeramt-mitte.  → Korrigieren Sie inside in einer der Dateien.",
        "knowledge-base/locations/rathaus.yaml:10:1  Fehler: Die Gebäude liegen im Kreis ineinander: rathaus → buergeramt-mitte → rathaus.  → Korrigieren Sie inside in einer der Dateien.",
        "knowledge-base/notizen.yaml:1:1  Fehler: Diese Datei gehört zu keinem bekannten Ort.  → Dateien heißen …/name.yaml und liegen in intents/<thema>/, knowledge-base/services/ oder knowledge-base/locations/.",
        "knowledge-base/services/Pass Neu.yaml:1:1  Fehler: Der Dateiname „Pass Neu“ taugt nicht als Kennung.  → Nur Kleinbuchstaben, Ziffern und Bindestriche: knowledge-base/services/name.yaml.",
        "knowledge-base/services/anker.yaml:1:7  Fehler: Anker wie &pass sind nicht erlaubt.  → Löschen Sie den Anker.",
        "knowledge-base/services/anker.yaml:2:8  Fehler: Verweise wie *pass sind nicht erlaubt.  → Schreiben Sie den Inhalt aus.",
        "knowledge-base/services/doppelt.yaml:2:1  Fehler: Derselbe Schlüssel steht zweimal.  → Löschen Sie einen von beiden oder führen Sie sie zusammen.",
        "knowledge-base/services/klammer.yaml:2:1  Fehler: Es fehlt ein Zeichen, z. B. eine schließende Klammer oder ein Anführungszeichen.  → Prüfen Sie diese Zeile und die davor.",
        "knowledge-base/services/latin.yaml:1:1  Fehler: Die Datei ist nicht in UTF-8 gespeichert.  → Speichern Sie sie im Editor mit der Kodierung UTF-8.",
        "knowledge-base/services/reisepass-kind.yaml:4:14  Fehler: Der Begriff „Reisepass“ gehört schon zu „reisepass“.  → Ein Begriff darf nur zu einem Eintrag gehören: Löschen Sie ihn hier oder dort.",
        "knowledge-base/services/reisepass.yaml:9:12  Fehler: Dieser Link ist nicht lesbar und würde als Text gezeigt.  → Schreiben Sie [Text](link:kennung), ohne Leerzeichen und ohne weitere Klammern.",
        "knowledge-base/services/reisepass.yaml:13:5  Fehler: Die Quelle „portall“ steht nicht unter sources.  → Ergänzen Sie sie unter sources oder korrigieren Sie den Namen.",
        "knowledge-base/services/reisepass.yaml:18:11  Fehler: Leistung „reisepas“ gibt es nicht.  → Meinten Sie „reisepass“?",
        "knowledge-base/services/tabs.yaml:2:1  Fehler: Die Zeile ist mit Tabulator eingerückt.  → Rücken Sie mit Leerzeichen ein, zwei je Stufe.",
        "knowledge-base/topics.yaml:5:6  Fehler: Die Kennung „identity“ steht zweimal.  → Geben Sie einem der beiden Einträge eine andere Kennung.",
      ]
    `);
  });

  it('is told nothing about the files that are fine', () => {
    const { problems } = buildCatalogue(goodContent(planted));
    const blamed = new Set(problems.map(({ file }) => file));
    expect(blamed).not.toContain('knowledge-base/districts.yaml');
    expect(blamed).not.toContain('intents/service/costs.yaml');
    expect(blamed).not.toContain('intents/emergency/medical.yaml');
  });

  it('finds every problem by a line and column that exist, with a hint that is a sentence', () => {
    const files = goodContent(planted);
    for (const problem of buildCatalogue(files).problems) {
      const bytes = files.find(({ path }) => path === problem.file)?.bytes ?? new Uint8Array();
      const line = new TextDecoder().decode(bytes).split('\n')[problem.line - 1];
      expect(line, formatProblem(problem)).toBeDefined();
      expect(problem.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
      expect(problem.hint).toMatch(/[.!?“]$/);
      expect(problem.message).toMatch(/[.!?]$/);
    }
  });
});

describe('content without mistakes', () => {
  it('is served', () => {
    const { services, intents } = catalogueOf();
    expect([...services.keys()]).toEqual(['reisepass', 'reisepass-kind']);
    expect(intents.get('service/costs')?.kind).toBe('aspect');
  });

  it('has the same version everywhere, and another one after a change', () => {
    const inAnyOrder = buildCatalogue([...goodContent()].reverse()).catalogue;
    expect(inAnyOrder?.version).toBe(catalogueOf().version);
    const changed = catalogueOf({ 'knowledge-base/links.yaml': (good) => good.replace('Termin buchen', 'Termin') });
    expect(changed.version).not.toBe(catalogueOf().version);
  });
});

describe('a content error', () => {
  it('carries every problem, one a line', () => {
    const { problems } = buildCatalogue(goodContent({ 'intents/settings.yaml': 'confidence: 5\n' }));
    const error = new ContentError(problems);
    expect(error.problems).toHaveLength(5);
    expect(error.message.split('\n')[0]).toBe(
      'intents/settings.yaml:1:1  Fehler: „confidence“ ist zu groß.  → Der größte Wert ist 1.',
    );
  });
});
