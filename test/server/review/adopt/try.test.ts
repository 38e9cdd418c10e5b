import { describe, expect, it, vi } from 'vitest';
import { refusalSchema } from '../../../../server/review/api.ts';
import { openAdoptApp, patienceMs } from './adopt-app.ts';
import { ask, term } from './requests.ts';

vi.setConfig({ testTimeout: patienceMs });

describe('a question that is tried', () => {
  it('is answered as a citizen would read it, with how that came about', async () => {
    const adopt = await openAdoptApp();
    const { reply, trace } = await adopt.tryOut({ text: 'Was kostet ein Reisepas?' });
    expect(reply).toMatchObject({
      outcome: 'matched',
      language: 'de',
      parts: expect.arrayContaining([expect.objectContaining({ type: 'fees' })]),
    });
    expect(trace).toMatchObject({
      tokens: expect.arrayContaining([expect.objectContaining({ written: 'reisepas', word: 'reisepass' })]),
      mentions: [{ kind: 'service', id: 'reisepass' }],
      masked: ['was', 'kostet', 'ein', '{service}'],
      decided: { outcome: 'matched', wishes: [{ intent: 'service/costs', slots: { service: 'reisepass' } }] },
    });
    expect(trace?.candidates[0]?.signs.length).toBeGreaterThan(0);
  });

  it('can be followed up', async () => {
    const adopt = await openAdoptApp();
    const { resume } = await adopt.tryOut({ text: 'Reisepass' });
    const { trace } = await adopt.tryOut({ text: 'und was kostet das?', resume });
    expect(trace?.decided.wishes).toMatchObject([{ slots: { service: 'reisepass' } }]);
  });

  it('starts afresh with a token that nobody sealed', async () => {
    const adopt = await openAdoptApp();
    expect((await adopt.tryOut({ text: 'hallo', resume: 'x.y.z' })).reply.outcome).toBe('matched');
  });

  it('goes on with a quick reply', async () => {
    const adopt = await openAdoptApp();
    const { reply, trace } = await adopt.tryOut({ text: 'Kosten', choice: 'reisepass/costs' });
    expect(reply.match).toMatchObject({ intent: 'service/costs', slots: { service: 'reisepass' } });
    expect(trace).toBeUndefined();
  });

  it('may be asked by readers', async () => {
    const adopt = await openAdoptApp();
    expect((await adopt.post('/try', { text: 'hallo' }, 'reader')).status).toBe(200);
  });

  it('of more than an utterance’s length is refused', async () => {
    const adopt = await openAdoptApp();
    const { status, body } = await adopt.post('/try', { text: 'x'.repeat(2001) });
    expect([status, refusalSchema.parse(body).detail]).toEqual([400, 'text']);
  });
});

describe('a question that is tried with a proposal', () => {
  it('is answered as if that were written', async () => {
    const adopt = await openAdoptApp();
    const { id } = await adopt.propose(term('hundesteuer', 'Tierabgabe'));
    const text = 'was kostet die Tierabgabe';
    expect((await adopt.tryOut({ text, proposal: id })).reply.match).toMatchObject({
      slots: { service: 'hundesteuer' },
    });
    expect((await adopt.tryOut({ text })).reply.match).not.toMatchObject({ slots: { service: 'hundesteuer' } });
  });

  it('can be followed up there, too', async () => {
    const adopt = await openAdoptApp();
    const { id } = await adopt.propose(term('hundesteuer', 'Tierabgabe'));
    const { resume } = await adopt.tryOut({ text: 'Tierabgabe', proposal: id });
    const { reply } = await adopt.tryOut({ text: 'was kostet das', proposal: id, resume });
    expect(reply.match).toMatchObject({ intent: 'service/costs', slots: { service: 'hundesteuer' } });
  });

  it('is refused where the proposal is broken or gone', async () => {
    const adopt = await openAdoptApp();
    const { id } = await adopt.propose(ask('hundesteuer', 'costs', 'brauche ich ein foto'));
    expect((await adopt.post('/try', { text: 'hallo', proposal: id })).status).toBe(400);
    expect((await adopt.post('/try', { text: 'hallo', proposal: 'weg' })).status).toBe(404);
  });
});
