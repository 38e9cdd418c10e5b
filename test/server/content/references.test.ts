import { describe, expect, it } from 'vitest';
import { findTarget, formatTarget } from '../../../server/content/catalogue.ts';
import { type Change, catalogueOf, problemsOf } from './good-content.ts';

const passport = 'knowledge-base/services/reisepass.yaml';
const child = 'knowledge-base/services/reisepass-kind.yaml';
const office = 'knowledge-base/locations/buergeramt-mitte.yaml';

const swap =
  (from: string, to: string): Change =>
  (good) =>
    good.replace(from, to);

describe('a reference to what is not there is found', () => {
  it.each<[string, Record<string, Change>, string]>([
    [
      'topic',
      { [passport]: swap('topic: identity', 'topic: identitaet') },
      `${passport}:3:1  Fehler: Thema „identitaet“ gibt es nicht.`,
    ],
    [
      'related service',
      { [passport]: swap('[reisepass-kind]', '[reisepass-kid]') },
      `${passport}:18:11  Fehler: Leistung „reisepass-kid“ gibt es nicht.`,
    ],
    [
      'sibling service',
      { [passport]: swap('child: reisepass-kind', 'child: kinderpass') },
      `${passport}:6:3  Fehler: Leistung „kinderpass“ gibt es nicht.`,
    ],
    [
      'link',
      { [passport]: swap('links: [termin]', 'links: [termine]') },
      `${passport}:19:9  Fehler: Link „termine“ gibt es nicht.`,
    ],
    [
      'link in a text',
      { [passport]: swap('link:termin', 'link:termine') },
      `${passport}:9:12  Fehler: Link „termine“ gibt es nicht.`,
    ],
    [
      'source',
      { [passport]: swap('source: portal', 'source: stadt') },
      `${passport}:13:5  Fehler: Die Quelle „stadt“ steht nicht unter sources.`,
    ],
    [
      'location in a fact',
      { [child]: swap('Pass.}}', 'Pass.}, locations: [amt]}') },
      `${child}:6:71  Fehler: Standort „amt“ gibt es nicht.`,
    ],
    [
      'district of an office',
      { [office]: swap('district: mitte', 'district: mite') },
      `${office}:7:1  Fehler: Stadtteil „mite“ gibt es nicht.`,
    ],
    [
      'phone of an office',
      { [office]: swap('phone: zentrale', 'phone: telefon') },
      `${office}:8:1  Fehler: Kontaktweg „telefon“ gibt es nicht.`,
    ],
    [
      'building of an office',
      { [office]: swap('inside: rathaus', 'inside: rathhaus') },
      `${office}:6:1  Fehler: Standort „rathhaus“ gibt es nicht.`,
    ],
    [
      'nearest office',
      { 'knowledge-base/districts.yaml': swap('[buergeramt-mitte]', '[buergeramt]') },
      'knowledge-base/districts.yaml:7:15  Fehler: Standort „buergeramt“ gibt es nicht.',
    ],
    [
      'suggestion of a topic',
      { 'knowledge-base/topics.yaml': swap('reisepass/costs', 'reisepass/kosten') },
      'knowledge-base/topics.yaml:4:19  Fehler: „reisepass/kosten“ führt nirgends hin.',
    ],
    [
      'choice of an intent',
      { 'intents/smalltalk/greeting.yaml': swap('location/opening-hours', 'location/hours') },
      'intents/smalltalk/greeting.yaml:5:22  Fehler: „location/hours“ führt nirgends hin.',
    ],
    [
      'way on of an aspect',
      { 'intents/service/costs.yaml': swap('alone: reisepass/costs', 'alone: pass/costs') },
      'intents/service/costs.yaml:6:1  Fehler: „pass/costs“ führt nirgends hin.',
    ],
    [
      'aspect of an intent',
      { 'intents/service/costs.yaml': swap('aspect: costs', 'aspect: payment') },
      'intents/service/costs.yaml:2:1  Fehler: Der Aspekt „payment“ gehört in intents/service/payment.yaml.',
    ],
    [
      'source of an intent',
      { 'intents/fallback/fallback.yaml': swap('nicht.}}', 'nicht.}, source: stadt}') },
      'intents/fallback/fallback.yaml:4:43  Fehler: Die Quelle „stadt“ steht nicht unter sources.',
    ],
  ])('%s', (_, changes, problem) => {
    const problems = problemsOf(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('suggests the id that was meant', () => {
    expect(problemsOf({ [passport]: swap('[reisepass-kind]', '[reisepass-kin]') })[0]).toContain(
      '→ Meinten Sie „reisepass-kind“?',
    );
  });

  it('blames a broken file for its own problems, not those who refer to it', () => {
    const problems = problemsOf({ [passport]: swap('topic: identity', 'topic: Identität') });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${passport}:3:1  Fehler: „topic“ hat nicht die richtige Form.`);
  });
});

describe('circles', () => {
  it('of siblings are named with the whole chain', () => {
    const problems = problemsOf({ [child]: (good) => `${good}variants: {child: reisepass}\n` });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('Die Verweise laufen im Kreis: reisepass-kind → reisepass → reisepass-kind.');
    expect(problems[1]).toContain('Die Verweise laufen im Kreis: reisepass → reisepass-kind → reisepass.');
  });

  it('of a service with itself are named', () => {
    expect(problemsOf({ [passport]: swap('child: reisepass-kind', 'child: reisepass') })[0]).toContain(
      'Die Verweise laufen im Kreis: reisepass → reisepass.',
    );
  });

  it('of buildings are named with the whole chain', () => {
    const problems = problemsOf({
      'knowledge-base/locations/rathaus.yaml': (good) => `${good}inside: buergeramt-mitte\n`,
    });
    expect(problems.join('\n')).toContain('rathaus → buergeramt-mitte → rathaus');
  });

  it('are none where services are related to each other', () => {
    expect(problemsOf({ [child]: (good) => `${good}related: [reisepass]\n` })).toEqual([]);
  });
});

describe('two entries with one id are found', () => {
  it.each<[string, Record<string, Change>, string]>([
    [
      'topics',
      { 'knowledge-base/topics.yaml': (good) => `${good}  - {id: identity, name: {de: Pässe}}\n` },
      'knowledge-base/topics.yaml:5:6',
    ],
    [
      'links',
      {
        'knowledge-base/links.yaml': (good) =>
          `${good}  - {id: termin, url: "https://hannover.de/", title: {de: x}, as_of: 2026}\n`,
      },
      'knowledge-base/links.yaml:6:6',
    ],
    [
      'languages',
      {
        'knowledge-base/languages.yaml': (good) =>
          `${good}  - {id: de, name: Deutsch, reviewed: true, terms: [deutsch]}\n`,
      },
      'knowledge-base/languages.yaml:4:6',
    ],
    [
      'sources of a service',
      {
        [passport]: swap(
          'sources:\n',
          'sources:\n  - {id: portal, name: Bund, url: "https://bund.de/", as_of: 2026}\n',
        ),
      },
      `${passport}:22:6`,
    ],
    [
      'questions of a service',
      {
        [passport]: swap(
          'related:',
          '  - {id: foto, utterances: {de: [welches foto]}, answer: {text: {de: Ein neues.}}}\nrelated:',
        ),
      },
      `${passport}:18:6`,
    ],
  ])('%s', (_, changes, place) => {
    const problems = problemsOf(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^(.*:\d+:\d+) {2}Fehler: Die Kennung „.*“ steht zweimal\./);
    expect(problems[0]?.startsWith(`${place} `)).toBe(true);
  });

  it('as one file ending in .yaml and one ending in .yml', () => {
    expect(problemsOf({ 'knowledge-base/services/reisepass.yml': 'name: {de: x}\n' })[0]).toContain(
      'knowledge-base/services/reisepass.yml:1:1  Fehler: Diese Datei gehört zu keinem bekannten Ort.',
    );
  });

  it('and so is a term that two services claim, in whatever spelling', () => {
    expect(problemsOf({ [child]: swap('[Kinderpass]', '[Kinderpass, REISEPASS]') })[0]).toContain(
      `${child}:4:26  Fehler: Der Begriff „REISEPASS“ gehört schon zu „reisepass“.`,
    );
  });

  it('and so is a name or term that two districts claim', () => {
    const second = (terms: string) =>
      problemsOf({
        'knowledge-base/districts.yaml': (good) =>
          good.replace(
            /^sources:/m,
            `  - {id: zoo, name: Zoo, borough: Mitte, postcodes: ["30175"], geo: {lat: 52.38, lon: 9.77}, terms: [${terms}], nearest: [buergeramt-mitte]}\nsources:`,
          ),
      });
    expect(second('Eilenriede')).toEqual([]);
    expect(second('Eilenriede, mitte')).toEqual([
      expect.stringMatching(/districts\.yaml:8:\d+ {2}Fehler: Der Begriff „mitte“ gehört schon zu „mitte“\./),
    ]);
  });
});

describe('file names', () => {
  it.each([
    'knowledge-base/services/Reisepass.yaml',
    'knowledge-base/services/reise pass.yaml',
    'knowledge-base/services/führerschein.yaml',
    'knowledge-base/services/-.yaml',
    'knowledge-base/services/ausweise/reisepass.yaml',
    'knowledge-base/locations/__proto__.yaml',
    'intents/ohne-thema.yaml',
    'intents/a/b/c.yaml',
    'intents/Gruß/hallo.yaml',
  ])('%s is no id', (path) => {
    const problems = problemsOf({ [path]: 'name: {de: x}\n' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^.*:1:1 {2}Fehler: Der Dateiname „.*“ taugt nicht als Kennung\./);
  });

  it('in the wrong place are named', () => {
    expect(problemsOf({ 'knowledge-base/reisepass.yaml': 'name: {de: x}\n' })[0]).toContain(
      'gehört zu keinem bekannten Ort',
    );
  });

  it.each([
    'intents/settings.yaml',
    'intents/phrases.yaml',
    'knowledge-base/links.yaml',
    'knowledge-base/circumstances.yaml',
  ])('%s must not be missing', (path) => {
    expect(problemsOf({ [path]: null }).filter((problem) => problem.startsWith(path))).toEqual([
      `${path}:1:1  Fehler: Die Datei fehlt.  → Stellen Sie sie wieder her; ohne sie kann der Bot nicht starten.`,
    ]);
  });
});

describe('links and markup in texts', () => {
  const text = (value: string) => ({ [passport]: swap('Den Pass beantragen Sie im [Bürgeramt](link:termin).', value) });

  it.each([
    ['[hier](javascript:alert)', 'Das Linkziel „javascript:alert“ ist nicht erlaubt.'],
    ['[hier](javascript:alert(1))', 'Dieser Link ist nicht lesbar und würde als Text gezeigt.'],
    [
      '[hier](data:text/html;base64,PHNjcmlwdD4=)',
      'Das Linkziel „data:text/html;base64,PHNjcmlwdD4=“ ist nicht erlaubt.',
    ],
    ['[hier](file:///etc/passwd)', 'Das Linkziel „file:///etc/passwd“ ist nicht erlaubt.'],
    ['[hier](//boese.example)', 'Das Linkziel „//boese.example“ ist nicht erlaubt.'],
    ['![Bild](https://boese.example/x.png)', 'Die Adresse https://boese.example/x.png steht nicht im Linkverzeichnis.'],
    ['[hier]( link:termin)', 'Dieser Link ist nicht lesbar und würde als Text gezeigt.'],
  ])('%s is refused', (value, problem) => {
    expect(problemsOf(text(value))).toEqual([expect.stringContaining(`${passport}:9:12  Fehler: ${problem}`)]);
  });

  it('HTML is warned of, and the content stays usable', () => {
    expect(problemsOf(text('<b>Wichtig</b> <img src=x onerror=alert(1)>'))).toEqual([
      expect.stringContaining(`${passport}:9:12  Warnung: HTML wird nicht dargestellt, sondern als Text gezeigt.`),
    ]);
    expect(catalogueOf(text('<b>Wichtig</b>')).services.has('reisepass')).toBe(true);
  });

  it.each(['[an](tel:+495111680)', '[schreiben](mailto:info@hannover-stadt.de)', '**fett** und [so](link:termin)'])(
    '%s is fine',
    (value) => {
      expect(problemsOf(text(value))).toEqual([]);
    },
  );

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://hannover.de/', 'www.hannover.de', '/portal'])(
    '%s is no address for the link directory',
    (url) => {
      const problems = problemsOf({ 'knowledge-base/links.yaml': swap('https://termin.hannover.gov.de', url) });
      expect(problems).toEqual([
        expect.stringContaining(
          'knowledge-base/links.yaml:3:5  Fehler: „links › 0 › url“ hat nicht die richtige Form.  → Eine vollständige Adresse mit https://.',
        ),
      ]);
    },
  );
});

describe('targets of choices', () => {
  it('are read as they are written', () => {
    const catalogue = catalogueOf();
    for (const value of [
      'reisepass',
      'reisepass/costs',
      'buergeramt-mitte',
      'buergeramt-mitte/opening-hours',
      'smalltalk/greeting',
    ]) {
      const target = findTarget(catalogue, value);
      expect(target && formatTarget(target), value).toBe(value);
    }
  });

  it('lead to an office that shares its id with a service', () => {
    const catalogue = catalogueOf({ 'knowledge-base/services/rathaus.yaml': goodChild('Rathausbesuch') });
    expect(findTarget(catalogue, 'rathaus/opening-hours')).toEqual({
      kind: 'location',
      location: 'rathaus',
      intent: 'location/opening-hours',
    });
    expect(findTarget(catalogue, 'rathaus/costs')).toEqual({
      kind: 'service',
      service: 'rathaus',
      intent: 'service/costs',
    });
  });

  it.each(['', '/', 'reisepass/', 'reisepass/costs/x', '__proto__', 'constructor/costs', 'reisepass/__proto__'])(
    '%j leads nowhere',
    (value) => {
      expect(findTarget(catalogueOf(), value)).toBeUndefined();
    },
  );
});

function goodChild(term: string): Change {
  return `
name: {de: ${term}}
short: {de: ${term}}
topic: identity
terms: {de: [${term}]}
facts: {general: {text: {de: So ist es.}}}
sources: [{id: portal, name: Stadt Hannover, url: "https://hannover.gov.de/", as_of: 2026}]
confidence: high
review_by: 2027-01-31
`.trimStart();
}
