import { describe, expect, it } from 'vitest';
import { checkContent, review, type Surroundings } from '../../../scripts/check-content/command.ts';
import { fewestUtterances } from '../../../server/check/utterances.ts';
import type { RawFile } from '../../../server/content/build.ts';
import { readContent } from '../../../server/content/load.ts';
import { ContentError, formatProblem } from '../../../server/content/problem.ts';
import { type Change, goodContent } from '../../server/content/good-content.ts';

const passport = 'knowledge-base/services/reisepass.yaml';
const greeting = 'intents/smalltalk/greeting.yaml';

describe('ten planted errors', () => {
  const planted: Readonly<Record<string, Change>> = {
    [passport]: (good) =>
      good
        .replace('fees:\n      - {amount: 70,', 'fees:\n      - {amount: "70",') // 1 a text for a number
        .replace('source: portal', 'sorce: portal'), // 2 a misspelt key
    'knowledge-base/services/reisepass-kind.yaml': (good) =>
      good
        .replace('terms: {de: [Kinderpass]}', 'terms: {de: [Rathaus, Kinderpass]}\nrelated: [reisepas-kind]') // 3 unknown service
        .replace('{text: {de: Auch', '{source: portl, text: {de: Auch'), // 4 unknown source
    'knowledge-base/locations/buergeramt-mitte.yaml': (good) => good.replace('08:00-13:00', '08:00-25:00'), // 5 no such hour
    'knowledge-base/districts.yaml': (good) => good.replace('name: Mitte', '\tname: Mitte'), // 6 a tab
    'knowledge-base/topics.yaml': (good) => good.replace('reisepass/costs', 'rathauss/costs'), // 7 leads nowhere
    'knowledge-base/channels.yaml': (good) => good.replace('as_of: 2026-07-01', 'as_of: Juli 2026'), // 8 no date
    'intents/location/opening-hours.yaml': (good) => good.replace('ask: {de: Welches Amt?}', 'ask: {en: Which?}'), // 9 no German
    [greeting]: (good) => good.replace('{de: Hallo!}', '{de: "Hallo, [hier](javascript:alert) lang!"}'), // 10 bad link
  };
  const found = new Map(
    review(goodContent(planted), '2026-11-24').findings.map((finding) => [`${finding.file}:${finding.line}`, finding]),
  );

  it.each([
    [`${passport}:12`, 'gebraucht wird eine Zahl', 'Eine Zahl ohne Anführungszeichen'],
    [`${passport}:13`, '„sorce“ ist hier unbekannt', 'Prüfen Sie die Schreibweise'],
    [
      'knowledge-base/services/reisepass-kind.yaml:5',
      'Leistung „reisepas-kind“ gibt es nicht',
      'Meinten Sie „reisepass',
    ],
    [
      'knowledge-base/services/reisepass-kind.yaml:7',
      'Die Quelle „portl“ steht nicht unter sources',
      'korrigieren Sie',
    ],
    [
      'knowledge-base/locations/buergeramt-mitte.yaml:10',
      'Die Öffnungszeiten sind nicht lesbar',
      'Beispiel: "Mo 08:00',
    ],
    ['knowledge-base/districts.yaml:3', 'mit Tabulator eingerückt', 'Rücken Sie mit Leerzeichen ein'],
    ['knowledge-base/topics.yaml:4', '„rathauss/costs“ führt nirgends hin', 'Nennen Sie eine Leistung'],
    ['knowledge-base/channels.yaml:7', 'hat nicht die richtige Form', 'Jahr, Monat oder Tag wie 2026'],
    ['intents/location/opening-hours.yaml:5', '„ask › de“ fehlt', 'Der deutsche Text darf nie fehlen'],
    [`${greeting}:4`, 'Das Linkziel „javascript:alert“ ist nicht erlaubt', 'Erlaubt sind link:kennung'],
  ])('are found: %s', (place, message, hint) => {
    const finding = found.get(place);
    expect(finding, [...found.keys()].join('\n')).toMatchObject({ severity: 'error' });
    expect(finding?.message).toContain(message);
    expect(finding?.hint).toContain(hint);
  });
});

describe('a warning', () => {
  it('is given for utterances that two intents share but for order, endings and one word of many', () => {
    expect(
      warnings({
        [greeting]: (good) => good.replace('[hallo]', '["was genau muss ich beim Amt zahlen", "wann haben Sie offen"]'),
        'intents/service/costs.yaml': (good) =>
          good.replace('[was kostet das]', '["bitte, was muss ich beim Amt jetzt genau zahlen", "haben Sie Kaffee"]'),
      }),
    ).toEqual([
      `intents/service/costs.yaml:7:19  Warnung: „bitte, was muss ich beim Amt jetzt genau zahlen“ sagt fast dasselbe wie „was genau muss ich beim Amt zahlen“ in ${greeting}.  → Der Bot kann die beiden nicht auseinanderhalten: Löschen Sie die Äußerung hier oder dort.`,
    ]);
  });

  describe('about utterances of services', () => {
    const child = 'knowledge-base/services/reisepass-kind.yaml';
    const asked = (path: string, aspect: string, ...utterances: string[]) => ({
      [path]: (good: string) =>
        good.replace(
          /^facts:$/m,
          `utterances: {${aspect}: {de: [${utterances.map((text) => JSON.stringify(text)).join(', ')}]}}\nfacts:`,
        ),
    });

    it('is given where two services claim the same one', () => {
      expect(
        warnings({
          ...asked(passport, 'costs', 'was muss ich am Schalter zahlen'),
          ...asked(child, 'costs', 'am Schalter zahlen: was muss ich'),
        }),
      ).toEqual([
        `${passport}:7:27  Warnung: „was muss ich am Schalter zahlen“ sagt fast dasselbe wie „am Schalter zahlen: was muss ich“ in ${child}.  → Der Bot kann die beiden nicht auseinanderhalten: Löschen Sie die Äußerung hier oder dort.`,
      ]);
    });

    it('is given where two aspects of one service claim the same one', () => {
      const [warning] = warnings({
        [passport]: (good) =>
          good.replace(
            /^facts:$/m,
            'utterances:\n  costs: {de: [wie ist das mit dem Pass]}\n  how: {de: [wie ist das mit Pass]}\nfacts:',
          ),
      });
      expect(warning).toContain('fast dasselbe wie „wie ist das mit Pass“ unter utterances › how.');
      expect(warning).toContain('Entscheiden Sie, welche der beiden Fragen gemeint ist.');
    });

    it('is given where a question of the service says the same', () => {
      expect(warnings(asked(passport, 'documents', 'brauche ich ein Foto'))).toEqual([
        expect.stringContaining('wie „brauche ich ein foto“ unter questions, Nummer 1.'),
      ]);
    });

    it('is given where an intent asks of any service what the line asks of its own, under another aspect', () => {
      const intent = {
        'intents/service/costs.yaml': (good: string) => good.replace('[was kostet das', '["was kostet {service}"'),
      };
      expect(warnings({ ...intent, ...asked(passport, 'costs', 'was kostet der Reisepass') })).toEqual([]);
      expect(warnings({ ...intent, ...asked(passport, 'how', 'was kostet der Reisepass') })).toEqual([
        expect.stringContaining('sagt fast dasselbe wie „was kostet {service}“ in intents/service/costs.yaml.'),
      ]);
    });

    it('is not given where one word more is what tells the services apart', () => {
      const pair = (word: string) => ({
        ...asked(passport, 'costs', 'wie viel Geld muss ich für Pass mitbringen'),
        ...asked(child, 'costs', `wie viel Geld muss ich für ${word} Pass mitbringen`),
      });
      expect(warnings(pair('Kinder'))).toEqual([]);
      expect(warnings(pair('jetzt'))).toHaveLength(1);
    });

    it('is given for a placeholder, which stands for nothing there', () => {
      expect(warnings(asked(passport, 'costs', 'was muss ich für {service} zahlen'))).toEqual([
        expect.stringMatching(/Der Platzhalter \{service\} in .* bedeutet hier nichts\. {2}→ Schreiben Sie den Namen/),
      ]);
    });
  });

  it('is given for an utterance that stands twice in one list', () => {
    expect(warnings({ [greeting]: (good) => good.replace('[hallo]', '[hallo, guten Tag, Hallo]') })).toEqual([
      `${greeting}:3:37  Warnung: „Hallo“ steht hier zweimal.  → Löschen Sie die Äußerung einmal.`,
    ]);
  });

  it('is given for a placeholder that there is not', () => {
    expect(
      warnings({
        'intents/service/costs.yaml': (good) => good.replace('[was kostet das', '["was kostet {servce}"'),
      }),
    ).toEqual([expect.stringMatching(/costs\.yaml:7:\d+ .*\{servce\}.*In Intents gibt es \{service\}, \{location\}/)]);
  });

  it('is given for an intent with fewer than 20 German utterances', () => {
    const few = review(goodContent(), '2026-11-24').findings.filter(({ kind }) => kind === 'few');
    expect(few.map(formatProblem)).toContain(
      `${greeting}:3:14  Warnung: Der Intent hat nur 1 deutsche Äußerung.  → Ab etwa 20 sehr verschiedenen erkennt der Bot auch andere Wortwahl.`,
    );
  });

  describe('about recognition', () => {
    const measured = (text: string) =>
      review(contentWith({}), '2026-11-24', {
        path: 'test/recognition.yaml',
        bytes: Buffer.from(text),
      }).findings.map(formatProblem);

    it('is given for files whose utterances are understood in under 70 of 100 cases when not learnt', () => {
      expect(
        measured(
          `measured: 2026-11-20\nfiles:\n  ${greeting}: {asked: 21, recognised: 14}\n  ${passport}: {asked: 10, recognised: 7}\n`,
        ),
      ).toEqual([
        expect.stringContaining(`${greeting}:3:1  Warnung: Nur 14 von 21 Äußerungen (66 %) versteht der Bot`),
      ]);
    });

    it('is given where the figures cannot be read', () => {
      expect(measured('measured: gestern')).toEqual([expect.stringContaining('Die Messwerte sind nicht lesbar.')]);
    });
  });

  it('is not given where a slot makes the difference', () => {
    expect(
      warnings({
        'intents/service/costs.yaml': (good) => good.replace('[was kostet das]', '["adresse {service}"]'),
        'intents/location/opening-hours.yaml': (good) => good.replace('[wann habt', '["adresse {location}", wann habt'),
      }),
    ).toEqual([]);
  });

  it('is given for a long sentence and official words in Einfache Sprache only', () => {
    const sentence = 'Sie müssen gemäß dem Gesetz den Ausweis und die Karte und das Bild und den Brief mitbringen.';
    expect(warnings({ [greeting]: (good) => good.replace('{de: Hallo!}', `{de: "${sentence}"}`) })).toEqual([]);
    expect(
      warnings({ [greeting]: (good) => good.replace('{de: Hallo!}', `{de: Hallo!, easy: "Ja: ${sentence}"}`) }),
    ).toEqual([
      expect.stringContaining(`${greeting}:4:29  Warnung: Ein Satz in Einfacher Sprache hat 17 Wörter`),
      expect.stringContaining(
        '„gemäß“ ist Amtssprache, der Text soll einfach sein.  → Schreiben Sie zum Beispiel: nach.',
      ),
    ]);
  });

  it('is given for an answer of more than about 60 words, lists left aside', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'Wort').join(' ');
    const answer = (text: number, hint: number, items: number) => ({
      [greeting]: (good: string) =>
        good.replace(
          '{text: {de: Hallo!}}',
          `{text: {de: ${words(text)}}, hint: {de: ${words(hint)}}, items: [{de: ${words(items)}}]}`,
        ),
    });
    expect(warnings(answer(50, 10, 200))).toEqual([]);
    expect(warnings(answer(50, 30, 1))).toEqual([
      expect.stringContaining(`${greeting}:4:17  Warnung: Die Antwort (de) hat 80 Wörter.`),
    ]);
  });

  const aging = {
    'knowledge-base/services/reisepass-kind.yaml': (good: string) =>
      good.replace('{text: {de: Auch', '{expires: "2026-12-31", text: {de: Auch'),
    'knowledge-base/notices.yaml': `
notices:
  - {id: sommer, from: 2026-08-01, to: 2026-08-31, offices: all, text: {de: Zu.}, source: {id: stadt, name: Stadt, url: "https://hannover.gov.de/", as_of: 2026}}
`.trimStart(),
  };

  it.each([
    ['2026-08-31', []],
    ['2026-11-30', ['Der Hinweis ist seit dem 01.09.2026 vorbei']],
    ['2026-12-15', ['Die Angabe wird ab dem 31.12.2026 nicht mehr gezeigt', 'Der Hinweis ist']],
    ['2026-12-31', ['Die Angabe wird seit 31.12.2026 nicht mehr gezeigt', 'Der Hinweis ist']],
  ])('is given on %s for what is old: %j', (today, messages) => {
    const found = warnings(aging, today);
    expect(found).toHaveLength(messages.length);
    for (const message of messages) expect(found.join('\n')).toContain(message);
  });

  it('is given from the day after review_by, for every file that has one', () => {
    expect(warnings({}, '2027-01-31')).toEqual([]);
    expect(warnings({}, '2027-02-01')).toHaveLength(4);
    expect(warnings({}, '2027-02-01')).toContain(
      'knowledge-base/services/reisepass-kind.yaml:10:1  Warnung: Die Prüfung war bis 31.01.2027 fällig.  → Prüfen Sie die Angaben an den Quellen und setzen Sie as_of und review_by neu.',
    );
  });
});

describe('the command', () => {
  it('sums up what there is and what to do first', async () => {
    const { code, output } = await run(['--today', '2027-02-01'], {
      [greeting]: (good) => good.replace('{de: Hallo!}', '{de: Hallo!, easy: "Hallo bzw. guten Tag!"}'),
    });
    expect(code).toBe(0);
    expect(output).toMatch(
      /^Inhalt: {4}2 Leistungen, 3 Angaben, 2 Standorte, 1 Stadtteile, 5 Intents, 106 Äußerungen, 1 Links/m,
    );
    expect(output).toMatch(/^Sprachen: {2}de 100 %, easy \d+ %, en \d+ %/m);
    expect(output).toMatch(/^Ergebnis: {2}0 Fehler, 5 Warnungen \(4 überfällige .*, 1 schwere Stellen/m);
    expect(output).toMatch(/^Zuerst: {4}Prüfen Sie die überfälligen Angaben an ihren Quellen und/m);
    expect(output).toMatch(/^Geprüft in 1,5 s\.$/m);
  });

  it('names the reviews that are due soon', async () => {
    expect((await run(['--today', '2027-01-01'])).output).toMatch(
      /^Prüfung: {3}4 Dateien in den nächsten 60 Tagen, zuerst knowledge-base\/.* \(31\.01\.2027\)$/m,
    );
  });

  it('puts errors first, and says where to begin', async () => {
    const { code, output } = await run([], { [passport]: (good) => good.replace('topic: identity', 'topic: nichts') });
    expect(code).toBe(1);
    expect(output.split('\n')[0]).toContain('Thema „nichts“ gibt es nicht.');
    expect(output).toContain(`Zuerst:    Beheben Sie die Fehler, angefangen bei ${passport} (1).`);
  });

  it('takes warnings for findings when told to be strict', async () => {
    expect((await run(['--today', '2027-02-01'])).code).toBe(0);
    expect((await run(['--today', '2027-02-01', '--strict'])).code).toBe(1);
  });

  it('writes JSON for programs', async () => {
    const { code, output } = await run(['--json', '--today', '2027-02-01']);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      today: '2027-02-01',
      ms: 1500,
      counts: { Leistungen: 2, Intents: 5 },
      errors: 0,
      warnings: { overdue: 4, easy: 0 },
      findings: [{ severity: 'warning', kind: 'overdue', line: expect.any(Number) }, {}, {}, {}],
    });
  });

  it.each([
    [['--today', 'gestern'], '--today braucht einen Tag wie 2027-01-31, nicht „gestern“.'],
    [['a', 'b'], 'Nennen Sie höchstens einen Ordner.'],
    [['--colour'], 'Die Angabe --colour gibt es nicht.'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, errors } = await run(args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it('ends with 2 where there is no content', async () => {
    const problem = {
      severity: 'error',
      file: '.',
      line: 1,
      column: 1,
      message: 'Nichts da.',
      hint: 'Suchen.',
    } as const;
    const read = () => Promise.reject(new ContentError([problem]));
    const { code, errors } = await run([], {}, { read });
    expect(code).toBe(2);
    expect(errors).toContain('Nichts da.');
  });

  it('explains itself', async () => {
    const { code, output } = await run(['--help']);
    expect(code).toBe(0);
    expect(output).toContain('npm run check-content');
  });
});

describe('the content of this repository', () => {
  it('has no errors, and no more warnings than somebody can read', { timeout: 30_000 }, async () => {
    const { findings, summary } = review(await readContent('.'), '2026-11-24');
    expect(findings.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([]);
    expect(findings.length, findings.map(formatProblem).join('\n')).toBeLessThan(50);
    expect(summary.counts.Leistungen).toBeGreaterThan(100);
  });
});

function warnings(changes: Readonly<Record<string, Change>>, today = '2026-11-24'): readonly string[] {
  return review(contentWith(changes), today).findings.map(formatProblem);
}

/** The good content with so many utterances of each intent that nobody asks for more. */
function contentWith(changes: Readonly<Record<string, Change>>): readonly RawFile[] {
  return goodContent(changes).map(({ path, bytes }) => {
    const name = /^intents\/\w+\/([\w-]+)\.yaml$/.exec(path)?.[1]?.replace('-', '');
    if (name === undefined) return { path, bytes };
    const more = Array.from({ length: fewestUtterances }, (_, number) => `${name}${number}`).join(', ');
    const text = Buffer.from(bytes).toString('utf8');
    return { path, bytes: Buffer.from(text.replace(/^(utterances: \{de: \[.*)\]\}$/m, `$1, ${more}]}`)) };
  });
}

async function run(
  args: readonly string[],
  changes: Readonly<Record<string, Change>> = {},
  around: Partial<Surroundings> = {},
) {
  const printed: string[] = [];
  const complaints: string[] = [];
  let ticks = 0;
  const code = await checkContent(args, {
    read: async () => contentWith(changes),
    readRecognition: async () => undefined,
    today: '2026-11-24',
    // Each look at the clock is a second and a half after the last.
    clock: () => 1500 * ticks++,
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
    ...around,
  });
  return { code, output: printed.join('\n'), errors: complaints.join('\n') };
}
