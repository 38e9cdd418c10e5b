import { describe, expect, it } from 'vitest';
import { findGaps } from '../../../scripts/twins/gaps.ts';
import { formatMiss } from '../../../scripts/twins/report.ts';
import { judge, runTwinFile } from '../../../scripts/twins/run.ts';
import { findServiceThefts, findThefts } from '../../../scripts/twins/thefts.ts';
import { formatTwins, readTranscript, TranscriptError } from '../../../scripts/twins/transcript.ts';
import { readTwins, twinPathFor } from '../../../server/known-questions/twins.ts';
import { smallCatalogue } from '../small-content.ts';

const costs = 'test/intents/service/costs.yaml';
const yaml = (text: string) => new TextEncoder().encode(text);
const read = (text: string, path = costs) => readTwins([{ path, bytes: yaml(text) }], smallCatalogue);

function run(text: string, path = costs) {
  const { files, problems } = read(text, path);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [file] = files;
  if (!file) throw new Error('no file');
  return runTwinFile(file, smallCatalogue);
}

describe('a twin file', () => {
  it('expects the intent it is named after', () => {
    expect(
      run('- say: Was kostet der Reisepass?\n  expect: {service: reisepass, contains: ["70,00 €"]}').misses,
    ).toEqual([]);
    const { misses } = run('- say: Was kostet der Reisepass?', 'test/intents/smalltalk/greeting.yaml');
    expect(misses[0]?.reasons).toEqual(['Intent service/costs statt smalltalk/greeting']);
  });

  it('of a service expects that service', () => {
    const path = 'test/knowledge-base/services/hundesteuer.yaml';
    expect(run('- say: Was kostet die Hundesteuer?', path).misses).toEqual([]);
    expect(run('- say: Was kostet der Reisepass?', path).misses[0]?.reasons).toEqual([
      'Leistung reisepass statt hundesteuer',
    ]);
  });

  it('expects of a filled placeholder what it was filled with', () => {
    const { asked, misses } = run('- say: Was kostet [der|die] {service}?');
    expect(asked).toBe(9);
    expect(misses).toEqual([]);
  });

  it('holds dialogues, whose last turn is the one it is about', () => {
    const dialogue = [
      '- dialogue:',
      '    - {say: Hundesteuer, expect: {intent: service/general}}',
      '    - {say: was kostet das?, expect: {service: hundesteuer}}',
    ].join('\n');
    expect(run(dialogue).misses).toEqual([]);
  });

  it('reports line, words, expectation and what came instead', () => {
    const { misses } = run('- say: Was kostet der Reisepass?\n  expect: {contains: ["99 €"]}');
    const [miss] = misses;
    if (!miss) throw new Error('no miss');
    expect(formatMiss(miss)).toMatch(/^test\/intents\/service\/costs\.yaml:1 {2}„Was kostet der Reisepass\?“/);
    expect(formatMiss(miss)).toContain('es fehlt „99 €“');
    expect(formatMiss(miss)).toMatch(/gekommen: service\/costs, Leistung reisepass \(Sicherheit \d+ %, beantwortet\)/);
  });

  it.each<[what: string, text: string, line: number, message: RegExp]>([
    ['an unknown key', '- say: a\n  expact: {}', 2, /„expact“ ist hier unbekannt/],
    ['an unknown service', '- say: a\n  expect: {service: pass}', 2, /Die Leistung „pass“ gibt es nicht/],
    ['a bracket left open', '- say: b\n- say: (a|b', 2, /Klammern gehen nicht auf/],
    ['a missing utterance', '- language: en', 1, /„say“ fehlt/],
    ['no list', 'say: a', 1, /keine Liste/],
  ])('with %s is reported with its line', (_, text, line, message) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line, message: expect.stringMatching(message) });
  });

  it('named after nothing is reported', () => {
    const { problems } = read('- say: a', 'test/intents/service/colour.yaml');
    expect(problems[0]?.message).toBe('Den Intent „service/colour“ gibt es nicht.');
  });

  it('belongs to an intent or a service', () => {
    expect(twinPathFor('intents/service/costs.yaml')).toBe(costs);
    expect(twinPathFor('knowledge-base/services/reisepass.yaml')).toBe('test/knowledge-base/services/reisepass.yaml');
    expect(twinPathFor('knowledge-base/links.yaml')).toBeUndefined();
  });
});

describe('known failures', () => {
  const judged = (list: string) => {
    const twins = readTwins(
      [
        { path: costs, bytes: yaml('- say: Was kostet der Reisepass?\n- say: guten Tag') },
        { path: 'test/intents/known-failures.yaml', bytes: yaml(list) },
      ],
      smallCatalogue,
    );
    return judge(
      twins.files.map((file) => runTwinFile(file, smallCatalogue)),
      twins.knownFailures,
      twins.files,
    );
  };

  it('are not reported again', () => {
    const { news, known } = judged('- {say: guten Tag, reason: ist ein Gruß}');
    expect(news).toEqual([]);
    expect(known).toHaveLength(1);
  });

  it('must be taken off the list once they are answered as expected', () => {
    expect(judged('- {say: Was kostet der Reisepass?, reason: alt}').healed).toMatchObject([{ line: 1 }]);
  });

  it('must be taken off the list once no test says them', () => {
    expect(judged('- {say: etwas anderes, reason: alt}').unheard).toMatchObject([{ line: 1 }]);
  });
});

describe('gaps', () => {
  it('are intents without twin tests, and tests that the intent has seen', () => {
    const { files } = read('- say: was kostet das\n- say: Wie teuer wäre ein neuer Reisepass?');
    const problems = findGaps(files, smallCatalogue);
    expect(problems.map(({ file, severity }) => `${file} ${severity}`)).toContain(`${costs} warning`);
    expect(problems.map(({ message }) => message)).toContain(
      'Zu intents/smalltalk/greeting.yaml gibt es keine Testdatei.',
    );
  });
});

describe('gaps of a service', () => {
  const path = 'test/knowledge-base/services/reisepass.yaml';

  it('are test utterances that one of its questions holds', () => {
    const { files } = read('- say: Brauche ich ein Foto?\n- say: Muss ein Bild mit?', path);
    expect(findGaps(files, smallCatalogue).filter(({ file }) => file === path)).toMatchObject([
      { severity: 'warning', line: 1, message: expect.stringContaining('steht wörtlich in knowledge-base/services/') },
    ]);
  });

  it('are no twin file of fewer than two utterances, and none is needed', () => {
    const { files } = read('- say: Reisepass', path);
    expect(findGaps(files, smallCatalogue).filter(({ file }) => file.includes('services/'))).toMatchObject([
      { file: path, severity: 'error', message: 'Die Testdatei hat nur 1 Satz.' },
    ]);
  });
});

describe('a template', () => {
  it('that says one thing only is reported', () => {
    const { problems } = read('- say: was (kostet) der Reisepass\n- say: was (kostet|macht) der Reisepass');
    expect(problems).toMatchObject([{ line: 1, severity: 'warning', message: expect.stringContaining('nur einen') }]);
  });
});

describe('thefts', () => {
  it('are counted for each intent', () => {
    const counts = findThefts([...smallCatalogue.intents.values()], smallCatalogue);
    expect(counts.map(({ file }) => file)).toContain('intents/service/costs.yaml');
    expect(counts.every(({ utterances }) => utterances > 0)).toBe(true);
    for (const { file, thefts } of counts)
      for (const { thief } of thefts) expect(`intents/${thief.intent}.yaml`).not.toBe(file);
  });

  it('are found among the questions that a service holds of its own', () => {
    const passport = smallCatalogue.services.get('reisepass');
    if (!passport) throw new Error('no reisepass');
    const asked = (utterances: typeof passport.utterances) =>
      findServiceThefts([{ ...passport, utterances, questions: [] }], smallCatalogue);
    expect(asked(undefined)).toEqual([]);
    expect(asked({ costs: { de: ['was kostet der reisepass'] } })).toEqual([
      { file: 'knowledge-base/services/reisepass.yaml', utterances: 1, thefts: [] },
    ]);
    const [counts] = asked({ costs: { de: ['was kostet die hundesteuer'] }, general: { de: ['was kostet der pass'] } });
    expect(counts?.thefts).toMatchObject([
      { said: 'was kostet der pass', thief: { intent: 'service/costs' }, leavesService: false },
      { said: 'was kostet die hundesteuer', thief: { slots: { service: 'hundesteuer' } }, leavesService: true },
    ]);
  });
});

describe('a transcript', () => {
  it('gives the visitor’s turns, lines joined, personal data taken out', () => {
    const text =
      'Sie: Was kostet der Pass?\nChat: 70 Euro.\nNoch etwas?\nSie: Ruft mich an:\n0176 12345678\nChat: Nein.';
    expect(readTranscript(text)).toEqual([
      { text: 'Was kostet der Pass?', language: 'de' },
      { text: expect.stringMatching(/^Ruft mich an: \[/), language: 'de' },
    ]);
  });

  it('is read as the chat saves it, in every language', () => {
    const saved =
      'Hizmet sohbeti:\nMerhaba!\n\nSiz:\npasaport ne kadar\n\nHizmet sohbeti:\n70,00 €\n\nSiz:\nteşekkürler\n';
    expect(readTranscript(saved)).toEqual([
      { text: 'pasaport ne kadar', language: 'tr' },
      { text: 'teşekkürler', language: 'tr' },
    ]);
    const twins = formatTwins(readTranscript('Service chat:\nHello\n\nYou:\nhow much is a passport\n'), smallCatalogue);
    expect(twins).toMatch(/^- say: how much is a passport$/m);
    expect(twins).toMatch(/^ {2}language: en$/m);
  });

  it('may be JSON that says what was meant', () => {
    expect(readTranscript('{"turns": [{"text": "Pass?", "intent": "service/how", "service": "reisepass"}]}')).toEqual([
      { text: 'Pass?', intent: 'service/how', service: 'reisepass' },
    ]);
  });

  it.each(['', 'Guten Tag', '{"turns": 1}', '{'])('without questions is refused in words: %s', (text) => {
    expect(() => readTranscript(text)).toThrow(TranscriptError);
  });
});
