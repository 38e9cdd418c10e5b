import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../server/content/temporary-folder.ts';
import { smallContent } from './small-content.ts';

function run(script: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile('node_modules/.bin/tsx', [`scripts/${script}.ts`, ...args], (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });
}

function smallFolder(): string {
  const folder = temporaryFolder();
  writeFiles(folder, smallContent);
  return folder;
}

const tools = [
  'check-content',
  'test-content',
  'new-service',
  'new-intent',
  'impact',
  'coverage',
  'check-links',
  'import-xzufi',
];

describe('the tools of editors', { timeout: 60_000 }, () => {
  it.each(tools)('%s explains itself in German', async (tool) => {
    const { code, out } = await run(tool, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`npm run ${tool}`);
    expect(out).toMatch(/End(e|et) mit 0/);
  });

  it.each(tools)('%s ends with 2 if it is called wrongly, and says how to call it', async (tool) => {
    const { code, err } = await run(tool, '--colour');
    expect(code).toBe(2);
    expect(err).toContain('Die Angabe --colour gibt es nicht.');
    expect(err).toContain('--help');
    expect(err).not.toMatch(/^ +at /m);
  });

  it.each([
    ['check-links'],
    ['import-xzufi', 'test/fixtures/xzufi'],
    ['test-content'],
    ['coverage'],
    ['impact', '--against', 'HEAD'],
    ['new-service'],
    ['new-intent'],
  ])('%s ends with 2 where there is no content', async (tool, ...args) => {
    const { code, err } = await run(tool, ...args, '--content', temporaryFolder());
    expect(code).toBe(2);
    expect(err).toMatch(/Hier gibt es keine lesbaren Inhalte/);
  });

  it('check-content ends in silence where its reader has seen enough', async () => {
    const piped = await new Promise<string>((done) => {
      execFile('sh', ['-c', 'node_modules/.bin/tsx scripts/check-content.ts | head -c 1'], (_, out, err) =>
        done(`${out.length} ${err}`),
      );
    });
    expect(piped).toBe('1 ');
  });

  it('test-content ends with 1 and names line, words and answer where a twin fails', async () => {
    const folder = smallFolder();
    const twin = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
    writeFiles(folder, [twin('test/intents/service/costs.yaml', '- say: Was kostet der Reisepass?\n- say: hallo\n')]);
    const { code, out } = await run('test-content', 'intents/service/costs.yaml', '--content', folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^test\/intents\/service\/costs\.yaml:2 {2}„hallo“/m);
    expect(out).toContain('Intent smalltalk/greeting statt service/costs');
    expect(out).not.toContain('\u001b');
  });

  it('test-content ends with 0 where all is as expected', async () => {
    const folder = smallFolder();
    writeFiles(folder, [
      {
        path: 'test/intents/service/costs.yaml',
        bytes: new TextEncoder().encode('- say: Was kostet der Reisepass?\n- say: Wie teuer ist der Kinderpass?\n'),
      },
    ]);
    const { code, out } = await run('test-content', 'test/intents/service/costs.yaml', '--content', folder);
    expect(out).toContain('In Ordnung: 2 Testsätze in 1 Dateien');
    expect(code).toBe(0);
  });

  it('test-content asks a service its own questions where it has no twin file yet', async () => {
    const { code, out } = await run(
      'test-content',
      'knowledge-base/services/reisepass.yaml',
      '--content',
      smallFolder(),
    );
    expect(code).toBe(0);
    expect(out).toContain('Zu knowledge-base/services/reisepass.yaml gibt es noch keine Testdatei');
    expect(out).toMatch(/Von 1 Sätzen der Intents und Leistungen/);
  });

  it('test-content ends with 2 where there is neither service nor twin file', async () => {
    const { code, err } = await run('test-content', 'knowledge-base/services/pass.yaml', '--content', smallFolder());
    expect(code).toBe(2);
    expect(err).toContain('Die Testdatei test/knowledge-base/services/pass.yaml gibt es nicht.');
  });

  it('test-content makes twins of a transcript that are twins', async () => {
    const folder = smallFolder();
    writeFiles(folder, [
      {
        path: 'chat.txt',
        bytes: new TextEncoder().encode('Sie: Was kostet der Reisepass?\nChat: 70 Euro.\nSie: danke (sehr)\n'),
      },
    ]);
    const { code, out } = await run('test-content', '--from-transcript', `${folder}/chat.txt`, '--content', folder);
    expect(code).toBe(0);
    expect(out).toContain(
      '- dialogue:\n    - say: Was kostet der Reisepass?\n      expect:\n        intent: service/costs',
    );
    expect(out).toContain('danke \\(sehr\\)');
  });

  it('test-content says so where the transcript is not there', async () => {
    const { code, err } = await run('test-content', '--from-transcript', 'gibtsnicht.txt');
    expect(code).toBe(2);
    expect(err).toBe('Die Datei gibtsnicht.txt gibt es nicht.\n');
  });

  it('new-service names the flags that are missing where nobody can be asked', async () => {
    const { code, err } = await run('new-service', '--id', 'angeln', '--content', smallFolder());
    expect(code).toBe(2);
    expect(err).toMatch(/Es fehlt --name, --short, --topic, --term, --source-name, --source-url\./);
  });

  it('coverage gives figures to programs', async () => {
    const { code, out } = await run('coverage', '--json', '--content', smallFolder());
    expect(code).toBe(0);
    expect(JSON.parse(out).facts.total).toBe(6);
  });
});
