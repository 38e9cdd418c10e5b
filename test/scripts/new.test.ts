import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { addFiles, scalar } from '../../scripts/new/add-files.ts';
import { AnswerError, ask, ClashError, type Question } from '../../scripts/new/ask.ts';
import { intentFiles, intentQuestions } from '../../scripts/new/intent-file.ts';
import { serviceFiles, serviceQuestions } from '../../scripts/new/service-file.ts';
import { loadCatalogue } from '../../server/content/load.ts';
import { readTwinFiles, readTwins } from '../../server/known-questions/twins.ts';
import { temporaryFolder, writeFiles } from '../server/content/temporary-folder.ts';
import { smallCatalogue, smallContent } from './small-content.ts';

const service = {
  id: 'angeln',
  name: 'Fischereischein: beantragen',
  short: 'Fischereischein',
  topic: 'identity',
  terms: ['Angelschein', '#angeln', 'Schein (blau)'],
  utterances: ['wozu brauche ich einen Angelschein', '- was ist das: ein Angelschein?'],
  text: 'Sie brauchen ihn: immer.',
  sourceName: 'Stadt "Hannover", Amt',
  sourceUrl: 'https://www.hannover.de/a?b=1#c',
};

const intent = {
  id: 'help/praise',
  title: 'Lob',
  utterances: ['das war super', '- toll', 'yes'],
  tests: ['gut gemacht', 'klasse [sehr]'],
  answer: 'Das freut mich.',
};

function folderWithContent() {
  const folder = temporaryFolder();
  writeFiles(folder, smallContent);
  return folder;
}

describe('a new service', () => {
  it('is written with its twin, and both are valid at once', async () => {
    const folder = folderWithContent();
    await addFiles(folder, ...serviceFiles(service, '2026-11-24'));
    const catalogue = await loadCatalogue(folder);
    expect(catalogue.services.get('angeln')).toMatchObject({
      name: { de: 'Fischereischein: beantragen' },
      terms: { de: ['Angelschein', '#angeln', 'Schein (blau)'] },
      utterances: { general: { de: service.utterances } },
      sources: [{ name: 'Stadt "Hannover", Amt', url: 'https://www.hannover.de/a?b=1#c', as_of: '2026-11' }],
      review_by: '2027-11-01',
    });
    const { files, problems } = readTwins(readTwinFiles(folder), catalogue);
    expect(problems).toEqual([]);
    expect(files[0]?.tests.at(2)?.turns[0]?.expansion.variants[0]?.text).toBe('Schein (blau)');
  });

  it('never overwrites', async () => {
    const folder = folderWithContent();
    const files = serviceFiles(service, '2026-11-24');
    await addFiles(folder, ...files);
    await expect(addFiles(folder, ...serviceFiles({ ...service, name: 'Anders' }, '2026-11-24'))).rejects.toThrow(
      ClashError,
    );
    expect(readFileSync(`${folder}/${files[0].path}`, 'utf8')).toBe(files[0].text);
  });

  it('for which no questions are given shows how they would be written', async () => {
    const folder = folderWithContent();
    const [content, twin] = serviceFiles({ ...service, utterances: [] }, '2026-11-24');
    await addFiles(folder, content, twin);
    expect((await loadCatalogue(folder)).services.get('angeln')?.utterances).toBeUndefined();
    const example = content.text.replace(/^# (?=utterances:$| +(deadline|de):$| +- )/gm, '');
    await addFiles(
      folder,
      {
        path: 'knowledge-base/services/beispiel.yaml',
        text: example.replace(/^terms:\n.*\n(?: {4}- .*\n)+/m, 'terms: {de: [Beispiel]}\n'),
      },
      { ...twin, path: 'test/knowledge-base/services/beispiel.yaml' },
    );
    expect((await loadCatalogue(folder)).services.get('beispiel')?.utterances).toEqual({
      deadline: { de: ['bis wann muss ich Angelschein haben'] },
    });
  });

  it('whose term belongs to another service is refused, and nothing is written', async () => {
    const folder = folderWithContent();
    await expect(addFiles(folder, ...serviceFiles({ ...service, terms: ['Reisepass'] }, '2026-11-24'))).rejects.toThrow(
      /„Reisepass“ gehört schon zu/,
    );
    expect(readTwinFiles(folder)).toEqual([]);
    expect((await loadCatalogue(folder)).services.has('angeln')).toBe(false);
  });

  it.each([
    ['id', 'Angel Schein'],
    ['id', 'reisepass'],
    ['topic', 'fische'],
    ['source-url', 'www.hannover.de'],
    ['source-url', 'javascript:alert(1)'],
  ])('with --%s %s is asked for another', (flag, answer) => {
    expect(
      serviceQuestions(smallCatalogue)
        .find((each) => each.flag === flag)
        ?.check?.(answer),
    ).toBeDefined();
  });
});

describe('a new intent', () => {
  it('is written with its twin, and both are valid at once', async () => {
    const folder = folderWithContent();
    await addFiles(folder, ...intentFiles(intent));
    const catalogue = await loadCatalogue(folder);
    expect(catalogue.intents.get('help/praise')?.utterances.de).toEqual(intent.utterances);
    expect(readTwins(readTwinFiles(folder), catalogue).problems).toEqual([]);
  });

  it.each(['lob', 'Help/Praise', 'service/colour', 'smalltalk/greeting'])('is not called %s', (id) => {
    expect(
      intentQuestions(smallCatalogue)
        .find(({ flag }) => flag === 'id')
        ?.check?.(id),
    ).toBeDefined();
  });
});

describe('asking', () => {
  const questions: readonly Question[] = [
    { flag: 'id', text: 'Kennung', check: (id) => (id === 'x' ? 'Nicht x.' : undefined) },
    { flag: 'term', text: 'Begriffe', many: { least: 2 } },
    { flag: 'more', text: 'Mehr', many: { least: 0 } },
    { flag: 'text', text: 'Text', fallback: 'Ohne.' },
  ];

  function sit(typed: string, isPerson = true) {
    let shown = '';
    const output = new Writable({
      write(chunk, _, done) {
        shown += chunk;
        done();
      },
    });
    return { conversation: { input: Readable.from([typed]), output, isPerson }, shown: () => shown };
  }

  it('goes on until an answer can be used', async () => {
    const { conversation, shown } = sit('x\ny\na\n\nb\n\n\n\n');
    expect(await ask(questions, {}, conversation)).toEqual({ id: ['y'], term: ['a', 'b'], more: [], text: ['Ohne.'] });
    expect(shown()).toContain('Nicht x.');
    expect(shown()).toContain('Bitte mindestens 2.');
  });

  it('is not done for what the flags say', async () => {
    const { conversation, shown } = sit('');
    const given = { id: ['a'], term: ['b', 'c'], more: ['e'], text: ['d'] };
    expect(await ask(questions, given, conversation)).toBe(given);
    expect(shown()).toBe('');
  });

  it('with nobody there, does without what need not be given', async () => {
    const given = { id: ['a'], term: ['b', 'c'] };
    expect(await ask(questions, given, sit('', false).conversation)).toEqual({ ...given, more: [], text: ['Ohne.'] });
  });

  it.each<[what: string, given: Record<string, string[]>, message: RegExp]>([
    ['missing', {}, /Es fehlt --id, --term\./],
    ['wrong', { id: ['x'] }, /--id „x“: Nicht x\./],
    ['too few', { term: ['a'] }, /--term muss mindestens 2 Mal/],
    ['too many', { id: ['a', 'b'] }, /--id darf nur einmal/],
  ])('with nobody there, flags that are %s are named', async (_, given, message) => {
    await expect(ask(questions, given, sit('', false).conversation)).rejects.toThrow(message);
  });

  it('ends without writing if the person leaves', async () => {
    await expect(ask(questions, {}, sit('a\nb\n').conversation)).rejects.toThrow(AnswerError);
  });
});

describe('a text in a file', () => {
  it.each(['yes', '12', 'a: b', '- a', '"a"', '#a', 'Zeile\nzwei', '{service}', ''])(
    'is read as it was given: %s',
    async (text) => {
      const { parse } = await import('yaml');
      expect(parse(`a: ${scalar(text)}`).a).toBe(text.replace('\n', ' '));
    },
  );
});
