import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../../server/content/problem.ts';
import { parseSource } from '../../../../server/content/source-file.ts';
import { tidyPhrase } from '../../../../server/review/adopt/change/additions.ts';
import { planChange } from '../../../../server/review/adopt/change/change.ts';
import { smallChanges } from '../../../scripts/small-content.ts';
import { type Change, goodContent } from '../../content/good-content.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';
import { ask, term } from './requests.ts';

const plan = (request: ReturnType<typeof ask>, changes: Readonly<Record<string, Change>> = {}) =>
  planChange(request, goodContent({ ...smallChanges, ...changes }), parseSource);

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('a change', () => {
  it('adds questions to a service, under what they ask about', async () => {
    const { file, patch, snippet, problems } = await plan(ask('reisepass', 'costs', 'ist der pass teuer geworden'));
    expect(problems).toEqual([]);
    expect(file).toBe('knowledge-base/services/reisepass.yaml');
    expect(patch).toContain('+utterances:\n+  costs:\n+    de:\n+      - ist der pass teuer geworden\n');
    expect(snippet).toBe('utterances:\n  costs:\n    de:\n      - ist der pass teuer geworden\n');
  });

  it('adds questions to an intent', async () => {
    const { file, after } = await plan({
      target: { intent: 'smalltalk/greeting' },
      utterances: [{ language: 'de', text: 'moin' }],
      terms: [],
    });
    expect(file).toBe('intents/smalltalk/greeting.yaml');
    expect(textOf(after)).toContain('utterances: {de: [hallo, moin]}');
  });

  it('adds terms to a service', async () => {
    expect(textOf((await plan(term('reisepass', 'Reisedokument'))).after)).toContain(
      'terms: {de: [Reisepass, Pass, Reisedokument]',
    );
  });

  it.each([
    ['a service that is not there', ask('personalausweis', 'costs', 'was kost der')],
    ['a path instead of a service', ask('../../etc/passwd', 'costs', 'was kost der')],
    [
      'a question without what it asks',
      { ...ask('reisepass', 'costs', 'was kost der'), utterances: [{ language: 'de' as const, text: 'was kost der' }] },
    ],
    ['an aspect that is none', ask('reisepass', 'constructor', 'was kost der')],
    ['terms of an intent', { ...term('x', 'Geld'), target: { intent: 'service/costs' } }],
    ['nothing', { target: { service: 'reisepass' }, utterances: [], terms: [] }],
    ['a line without a word', ask('reisepass', 'costs', '???')],
  ])('of %s is refused in words', async (_, request) => {
    await expect(plan(request)).rejects.toMatchObject({
      code: 'bad_request',
      says: { de: expect.stringMatching(/\.$/) },
    });
  });

  it('of a file that is broken on the disk is refused with the line that breaks it', async () => {
    const { patch, problems } = await plan(ask('reisepass', 'costs', 'was kost der'), {
      'knowledge-base/services/reisepass.yaml': (good) => good.replace('topic: identity', '\ttopic: identity'),
    });
    expect(patch).toBe('');
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^knowledge-base\/services\/reisepass\.yaml:3:.* Fehler: .*Tabulator/),
    ]);
  });
});

describe('what the content says already', () => {
  it('in the same list is left out, and where it stands is told', async () => {
    const { after, problems } = await plan(term('reisepass', 'pässe', 'Reisedokument'));
    expect(textOf(after)).toContain('[Reisepass, Pass, Reisedokument]');
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^knowledge-base\/services\/reisepass\.yaml:4:\d+ {2}Warnung: „pässe“ steht hier schon als „Pass“/,
      ),
    ]);
  });

  it('at another place is an error, with that place', async () => {
    const { problems } = await plan(ask('hundesteuer', 'general', 'Brauche ich ein Foto?'));
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^knowledge-base\/services\/reisepass\.yaml:\d+:\d+ {2}Fehler: „Brauche ich ein Foto\?“ steht schon an anderer Stelle als „brauche ich ein foto“/,
      ),
      expect.stringMatching(/Es bleibt nichts hinzuzufügen/),
    ]);
  });

  it('as a term of another service is an error', async () => {
    const { problems } = await plan(term('hundesteuer', 'Kinderpass', 'Hundemarke'));
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^knowledge-base\/services\/reisepass-kind\.yaml:4:.*Kinderpass/),
    ]);
  });

  it('in another language is no duplicate', async () => {
    const { problems } = await plan({
      target: { service: 'reisepass' },
      utterances: [],
      terms: [{ language: 'en', text: 'Pass' }],
    });
    expect(problems).toEqual([]);
  });

  it('twice in the proposal itself is added once', async () => {
    const { after, problems } = await plan(ask('reisepass', 'costs', 'ist er teuer', 'Ist er TEUER?'));
    expect(textOf(after).match(/teuer/gi)).toHaveLength(1);
    expect(problems).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('a patch', () => {
  it.each<[string, (good: string) => string]>([
    ['as content mostly is', (good) => `# Pass\n${good}`],
    ['with the line endings of Windows', (good) => good.replaceAll('\n', '\r\n')],
    ['without a last line break', (good) => `${good.trimEnd()} # Ende`],
    ['with a byte order mark', (good) => `\ufeff${good}`],
  ])('is accepted by git for a file %s', async (_, form) => {
    const path = 'knowledge-base/services/reisepass.yaml';
    const { patch, after } = await plan(ask('reisepass', 'costs', 'kost das was, oder nicht?'), { [path]: form });
    const folder = temporaryFolder();
    writeFiles(folder, goodContent({ ...smallChanges, [path]: form }));
    writeFiles(folder, [{ path: 'change.patch', bytes: new TextEncoder().encode(patch) }]);
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['apply', '--whitespace=nowarn', 'change.patch'], { cwd: folder });
    expect(readFileSync(join(folder, path), 'utf8')).toBe(textOf(after));
  });
});

describe('a citizen’s text', () => {
  it.each([
    ['loses what turns the direction of writing', 'pass\u202e kosten', 'pass kosten'],
    ['comes on one line', 'was\nkostet\r\n\tdas', 'was kostet das'],
    ['loses half characters and NUL', 'pass\ud800\0 weg', 'pass weg'],
    ['is composed', 'gebu\u0308hr', 'gebühr'],
  ])('%s', (_, text, tidy) => {
    expect(tidyPhrase(text)).toBe(tidy);
  });

  it('of markup stays the text it is', async () => {
    const { after } = await plan(ask('reisepass', 'costs', '<img src=x onerror="alert(1)">', '*anker &x !!tag'));
    const { source } = parseSource('x.yaml', after);
    expect(source?.value).toMatchObject({
      utterances: { costs: { de: ['<img src=x onerror="alert(1)">', '*anker &x !!tag'] } },
    });
  });
});
