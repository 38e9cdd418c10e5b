import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fileConflictSchema, proposalSchema, refusalSchema, targetsSchema } from '../../../../server/review/api.ts';
import { openAdoptApp, patienceMs } from './adopt-app.ts';
import { ask, term } from './requests.ts';

vi.setConfig({ testTimeout: patienceMs });

const reisepass = 'knowledge-base/services/reisepass.yaml';

describe('a proposal', () => {
  it('shows the change at once, and what it does when that is found out', async () => {
    const adopt = await openAdoptApp({
      questionsOf: async () => [{ text: 'was kostet die tierabgabe', language: 'de', count: 3 }],
      listAnswered: async () => [
        { text: 'was kostet der reisepass', language: 'de', count: 40 },
        { text: 'tierabgabe was kostet die', language: 'de', count: 7 },
      ],
    });
    const request = { ...term('hundesteuer', 'Tierabgabe'), group: { group: 1, version: 1 } };
    const first = proposalSchema.parse((await adopt.post('/proposals', request)).body);
    expect(first).toMatchObject({ state: 'checking', problems: [] });
    expect(first.patch).toContain('+terms: {de: [Hundesteuer, Hund anmelden, Tierabgabe]}');
    const ready = await adopt.propose(request);
    expect(ready).toMatchObject({
      id: first.id,
      state: 'ready',
      problems: [],
      impact: { asked: 3, learnt: true, open: [], more: 0 },
    });
    expect(ready.impact?.changes).toMatchObject([
      {
        from: 'group',
        text: 'was kostet die tierabgabe',
        kind: 'meaning',
        after: { outcome: 'matched', service: 'hundesteuer' },
      },
      {
        from: 'answered',
        text: 'tierabgabe was kostet die',
        count: 7,
        after: { outcome: 'matched', service: 'hundesteuer' },
      },
    ]);
  });

  it('tells which of the group’s questions stay open', async () => {
    const adopt = await openAdoptApp({
      questionsOf: async () => [{ text: 'fliegt der mond', language: 'de', count: 1 }],
    });
    const { impact } = await adopt.propose({ ...term('hundesteuer', 'Tierabgabe'), group: { group: 1, version: 1 } });
    expect(impact?.open).toEqual(['fliegt der mond']);
  });

  it('asks the questions of tests beside the content, too', async () => {
    const adopt = await openAdoptApp();
    writeTwin(adopt.folder, '- say: was kostet die tierabgabe\n');
    const { impact } = await adopt.propose(term('hundesteuer', 'Tierabgabe'));
    expect(impact?.changes).toMatchObject([{ from: 'known', text: 'was kostet die tierabgabe' }]);
  });

  it('is checked as `npm run check-content` checks: what breaks the content is an error with file, line and hint', async () => {
    const adopt = await openAdoptApp();
    const { state, problems, impact } = await adopt.propose({
      target: { service: 'reisepass' },
      utterances: [{ language: 'en', text: 'is it dear', aspect: 'costs' }],
      terms: [],
    });
    expect(state).toBe('broken');
    expect(problems).toMatchObject([
      {
        severity: 'error',
        file: reisepass,
        line: 6,
        message: expect.stringContaining('utterances › costs › de'),
        hint: expect.any(String),
      },
    ]);
    expect(impact).toBeUndefined();
  });

  it('has warnings of its own only, not those of the content as it is', async () => {
    const adopt = await openAdoptApp();
    const { state, problems } = await adopt.propose(ask('hundesteuer', 'general', 'was kostet {irgendwas} mit hund'));
    expect(state).toBe('ready');
    expect(problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining('{irgendwas}') }]);
  });

  it('with a duplicate says where that stands, and cannot be written', async () => {
    const adopt = await openAdoptApp();
    const { id, state, problems } = await adopt.propose(
      ask('hundesteuer', 'costs', 'brauche ich ein foto', 'wie viel je hund'),
    );
    expect(state).toBe('broken');
    expect(problems).toMatchObject([{ severity: 'error', file: reisepass, line: 16 }]);
    expect((await adopt.post(`/proposals/${id}/write`)).status).toBe(400);
  });

  it.each([
    ['gone', 404, 'not_found'],
    ['changed', 409, 'conflict'],
  ] as const)('of a group that is %s meanwhile is refused', async (what, expected, code) => {
    const adopt = await openAdoptApp({ questionsOf: async () => what });
    const request = { ...term('reisepass', 'Heft'), group: { group: 1, version: 1 } };
    const { status, body } = await adopt.post('/proposals', request);
    expect([status, refusalSchema.parse(body).code]).toEqual([expected, code]);
  });

  it.each([
    ['nothing', {}],
    ['a path', ask('../../etc', 'costs', 'was kost der')],
    ['a service that is not there', ask('ausweis', 'costs', 'was kost der')],
  ])('of %s is refused in words', async (_, request) => {
    const adopt = await openAdoptApp();
    const { status, body } = await adopt.post('/proposals', request);
    expect(status).toBe(400);
    expect(refusalSchema.parse(body).message).toMatch(/\.$/);
  });

  it('that nobody knows any more is not found', async () => {
    const adopt = await openAdoptApp();
    expect((await adopt.get('/proposals/abc')).status).toBe(404);
    expect((await adopt.post('/proposals/abc/write')).status).toBe(409);
  });

  it('can be downloaded as a patch', async () => {
    const adopt = await openAdoptApp();
    const { id, patch } = await adopt.propose(term('reisepass', 'Reisedokument'));
    const { body, headers } = await adopt.get(`/proposals/${id}/patch`);
    expect(body).toBe(patch);
    expect(headers['content-disposition']).toBe('attachment; filename="knowledge-base-services-reisepass.patch"');
  });

  it('may hold more than a chat message does', async () => {
    const adopt = await openAdoptApp();
    const texts = Array.from({ length: 100 }, (_, index) => `frage nummer ${index} ${'sehr '.repeat(50)}lang`);
    expect((await adopt.post('/proposals', ask('reisepass', 'costs', ...texts))).status).toBe(200);
  });
});

describe('a proposal is written', () => {
  it('into its file, and the group is resolved in the same step', async () => {
    const resolveGroup = vi.fn(async (_group, _user, _adopted, write: () => Promise<void>) => {
      await write();
      return 'done' as const;
    });
    const adopt = await openAdoptApp({ resolveGroup });
    const { id } = await adopt.propose({ ...term('reisepass', 'Reisedokument'), group: { group: 7, version: 2 } });
    const { status, body } = await adopt.post(`/proposals/${id}/write`);
    expect(status).toBe(200);
    expect(proposalSchema.parse(body).state).toBe('written');
    expect(readFileSync(join(adopt.folder, reisepass), 'utf8')).toContain('[Reisepass, Pass, Reisedokument]');
    expect(resolveGroup.mock.calls[0]?.slice(0, 3)).toEqual([
      { group: 7, version: 2 },
      { name: 'kim', role: 'editor' },
      { proposal: id, file: reisepass },
    ]);
    expect((await adopt.post(`/proposals/${id}/write`)).status).toBe(200);
    expect(resolveGroup).toHaveBeenCalledTimes(1);
  });

  it('by the first of two people; the second sees the conflict, and proposes anew on what is there', async () => {
    const adopt = await openAdoptApp();
    const [one, two] = await Promise.all([
      adopt.propose(term('reisepass', 'Reisedokument')),
      adopt.propose(term('reisepass', 'rotes Heft')),
    ]);
    const answers = await Promise.all([
      adopt.post(`/proposals/${one.id}/write`),
      adopt.post(`/proposals/${two.id}/write`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    const conflict = fileConflictSchema.parse(answers[1]?.body);
    expect(conflict).toMatchObject({ file: reisepass, patch: two.patch });
    expect(conflict.theirs).toBe(readFileSync(join(adopt.folder, reisepass), 'utf8'));
    expect(conflict.theirs).toContain('[Reisepass, Pass, Reisedokument]');
    expect(readFileSync(join(adopt.folder, reisepass), 'utf8')).not.toContain('rotes Heft');
    const again = await adopt.propose(term('reisepass', 'rotes Heft'));
    expect(again.id).not.toBe(two.id);
    expect(again.patch).toContain('[Reisepass, Pass, Reisedokument, rotes Heft]');
  });

  it('never over what an editor saved meanwhile, and the group stays as it is', async () => {
    const resolved: string[] = [];
    const adopt = await openAdoptApp({
      resolveGroup: async (_group, _user, { file }, write) => {
        await write();
        resolved.push(file);
        return 'done';
      },
    });
    const { id } = await adopt.propose({ ...term('reisepass', 'Reisedokument'), group: { group: 1, version: 1 } });
    const path = join(adopt.folder, reisepass);
    writeFileSync(path, `${readFileSync(path, 'utf8')}# geprüft\n`);
    const { status, body } = await adopt.post(`/proposals/${id}/write`);
    expect(status).toBe(409);
    expect(fileConflictSchema.parse(body).theirs).toContain('# geprüft');
    expect(readFileSync(path, 'utf8')).not.toContain('Reisedokument');
    expect(resolved).toEqual([]);
  });

  it.each([
    ['changed', 409, 'conflict'],
    ['gone', 404, 'not_found'],
  ] as const)('not if the group is %s meanwhile', async (outcome, status, code) => {
    const adopt = await openAdoptApp({ resolveGroup: async () => outcome });
    const { id } = await adopt.propose({ ...term('reisepass', 'Reisedokument'), group: { group: 1, version: 1 } });
    const answer = await adopt.post(`/proposals/${id}/write`);
    expect(answer.status).toBe(status);
    expect(refusalSchema.parse(answer.body).code).toBe(code);
    expect(readFileSync(join(adopt.folder, reisepass), 'utf8')).not.toContain('Reisedokument');
  });

  it('not where the server may not write', async () => {
    const adopt = await openAdoptApp({ mayWrite: false });
    const { id } = await adopt.propose(term('reisepass', 'Reisedokument'));
    expect((await adopt.post(`/proposals/${id}/write`)).status).toBe(403);
    expect(readFileSync(join(adopt.folder, reisepass), 'utf8')).not.toContain('Reisedokument');
  });

  it('not before it is checked', async () => {
    const adopt = await openAdoptApp({ listAnswered: () => new Promise(() => {}) });
    const { id } = proposalSchema.parse((await adopt.post('/proposals', term('reisepass', 'Reisedokument'))).body);
    const { status, body } = await adopt.post(`/proposals/${id}/write`);
    expect([status, refusalSchema.parse(body).code]).toEqual([503, 'try_later']);
  });
});

describe('readers', () => {
  it('see proposals and targets, and neither make nor write them', async () => {
    const adopt = await openAdoptApp();
    const { id } = await adopt.propose(term('reisepass', 'Reisedokument'));
    expect((await adopt.get(`/proposals/${id}`, 'reader')).status).toBe(200);
    expect((await adopt.post('/proposals', term('reisepass', 'Heft'), 'reader')).status).toBe(403);
    expect((await adopt.post(`/proposals/${id}/write`, {}, 'reader')).status).toBe(403);
    const targets = targetsSchema.parse(JSON.parse((await adopt.get('/targets', 'reader')).body));
    expect(targets.services).toContainEqual({
      id: 'hundesteuer',
      name: 'Hund anmelden',
      aspects: ['general', 'costs'],
    });
    expect(targets.intents).toContainEqual({ id: 'smalltalk/greeting', name: 'Gruß' });
    expect(targets.aspects).toMatchObject({ costs: 'Kosten' });
  });
});

function writeTwin(folder: string, text: string) {
  mkdirSync(join(folder, 'test/intents/service'), { recursive: true });
  writeFileSync(join(folder, 'test/intents/service/costs.yaml'), text);
}
