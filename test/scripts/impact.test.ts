import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { RefError, readContentAt } from '../../scripts/impact/at-ref.ts';
import { collectQuestions } from '../../scripts/impact/questions.ts';
import { sideBySide, wrap } from '../../scripts/impact/side-by-side.ts';
import { buildCatalogue } from '../../server/content/build.ts';
import { compare } from '../../server/review/adopt/compare.ts';
import { openUnansweredStore } from '../../server/unanswered/store.ts';
import { catalogueOf, goodContent } from '../server/content/good-content.ts';
import { temporaryFolder, writeFiles } from '../server/content/temporary-folder.ts';
import { smallCatalogue, smallChanges, smallContent } from './small-content.ts';

const question = (...turns: string[]) => ({ from: 'test', language: 'de' as const, turns });

/** The small content with another price. */
const dearer = catalogueOf({
  ...smallChanges,
  'knowledge-base/services/reisepass.yaml': (good) => good.replace('amount: 70', 'amount: 75'),
});

/** The small content in which the Hundesteuer goes by another name. */
const renamed = catalogueOf({
  ...smallChanges,
  'knowledge-base/services/hundesteuer.yaml': String(smallChanges['knowledge-base/services/hundesteuer.yaml']).replace(
    '[Hundesteuer, Hund anmelden]',
    '[Tierabgabe]',
  ),
});

describe('the impact of a change', () => {
  it('is nothing where the content is the same', () => {
    const { asked, changes } = compare([question('Was kostet der Reisepass?')], smallCatalogue, smallCatalogue);
    expect({ asked, changes }).toEqual({ asked: 1, changes: [] });
  });

  it('is other words where a price changes, shown side by side', () => {
    const { changes } = compare([question('Was kostet der Reisepass?'), question('hallo')], smallCatalogue, dearer);
    expect(changes).toMatchObject([{ said: 'Was kostet der Reisepass?', kind: 'words' }]);
    const [change] = changes;
    if (!change) throw new Error('no change');
    expect(sideBySide(change, 120)).toMatch(/70,00 € ab 24 Jahren +│ 75,00 € ab 24 Jahren/);
  });

  it('is another meaning where a term comes', () => {
    const { changes } = compare([question('Was kostet die Tierabgabe?')], smallCatalogue, renamed);
    expect(changes).toMatchObject([{ kind: 'meaning', after: { slots: { service: 'hundesteuer' } } }]);
  });

  it('is seen in the turn of a dialogue where it shows', () => {
    const { changes } = compare([question('hallo', 'Was kostet der Reisepass?')], smallCatalogue, dearer);
    expect(changes).toMatchObject([{ said: 'Was kostet der Reisepass?' }]);
  });

  it('fits the width it is given', () => {
    expect(wrap('eins zwei drei', 9)).toEqual(['eins zwei', 'drei']);
    expect(wrap('einszweidrei', 5)).toEqual(['einsz', 'weidr', 'ei']);
  });
});

describe('an earlier state of the content', () => {
  const folderInGit = (below = '') => {
    const folder = temporaryFolder();
    writeFiles(`${folder}/${below}`, smallContent);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
    git('init', '--quiet');
    git('add', '--all');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'content');
    return folder;
  };

  it('is read from git, whatever lies in the folder now', () => {
    const folder = folderInGit();
    writeFiles(folder, goodContent({ 'knowledge-base/services/neu.yaml': 'kaputt' }));
    const files = readContentAt('HEAD', folder);
    expect(buildCatalogue(files).catalogue?.version).toBe(smallCatalogue.version);
  });

  it('is found where the content lies deeper in the project', () => {
    const folder = folderInGit('stadt/inhalte');
    expect(readContentAt('HEAD', `${folder}/stadt/inhalte`)).toHaveLength(smallContent.length);
  });

  it.each(['gibtsnicht', '--upload-pack=x', 'HEAD~5'])('that git does not know is refused in words: %s', (ref) => {
    expect(() => readContentAt(ref, folderInGit())).toThrow(RefError);
  });

  it('outside of git is refused in words', () => {
    expect(() => readContentAt('HEAD', temporaryFolder())).toThrow(/git/);
  });
});

describe('known questions', () => {
  it('are the twin tests, the question sets and what stayed unanswered', async () => {
    const folder = temporaryFolder();
    const text = (content: string) => new TextEncoder().encode(content);
    writeFiles(folder, [
      { path: 'test/intents/service/costs.yaml', bytes: text('- say: "[Und ]was kostet {service}?"') },
      {
        path: 'test/questions/a.jsonl',
        bytes: text('{"id":"q1","lang":"de","kind":"service","text":"Pass?","expect":{}}\n'),
      },
    ]);
    const store = await openUnansweredStore({ dataDir: `${folder}/data` });
    await store.add([
      {
        id: '1',
        text: 'Wo ist es?',
        language: 'de',
        reason: 'not-understood',
        nearest: [],
        at: '2026-11-24T09:00:00.000Z',
      },
    ]);
    await store.close();
    const questions = await collectQuestions(folder, { dataDir: `${folder}/data` }, smallCatalogue);
    expect(questions.map(({ from }) => from)).toEqual([
      'test/intents/service/costs.yaml:1',
      'a.jsonl:q1',
      'unbeantwortet',
    ]);
    expect(questions[0]?.turns[0]).toMatch(/^Und was kostet \w+\?$/);
  });

  it('are none where there is nothing, and looking makes no database', async () => {
    const folder = temporaryFolder();
    expect(await collectQuestions(folder, { dataDir: `${folder}/data` }, smallCatalogue)).toEqual([]);
    expect(await collectQuestions(folder, { dataDir: `${folder}/data` }, smallCatalogue)).toEqual([]);
  });
});
