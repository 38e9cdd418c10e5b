import { expect, test } from 'vitest';
import {
  type Action,
  canBeRated,
  initialState,
  isWaiting,
  openChoices,
  pendingMessages,
  reduce,
} from '../../widget/state.ts';
import { reply, replyTo, welcome } from './fake-environment.ts';

const asked: Action = { type: 'asked', id: 'q1', text: 'Was kostet ein Reisepass?' };
const welcomed: Action = { type: 'received', message: welcome };
const answered: Action = { type: 'received', message: replyTo('q1') };

function after(...actions: readonly Action[]) {
  return actions.reduce(reduce, initialState('de'));
}

test('begins with the greeting', () => {
  expect(after(welcomed).entries).toMatchObject([{ kind: 'answer', reply }]);
});

test('keeps the transcript when the server greets again after a reconnection', () => {
  expect(after(welcomed, asked, answered, welcomed).entries.map(({ id }) => id)).toEqual([
    'greeting',
    'q1',
    'answer-to-q1',
  ]);
});

test('shows an answer once, even if it comes twice', () => {
  expect(after(asked, answered, answered).entries).toHaveLength(2);
});

test('waits until the reply has come', () => {
  expect(isWaiting(after(asked))).toBe(true);
  expect(isWaiting(after(asked, answered))).toBe(false);
});

test('offers only the choices of the last answer', () => {
  const choices = [{ label: 'Reisepass', value: 'reisepass' }];
  const greeted = after({
    type: 'received',
    message: { ...welcome, type: 'welcome', version: 1, language: 'de', resume: '', reply: { ...reply, choices } },
  });
  expect(openChoices(greeted)).toEqual(choices);
  expect(openChoices(reduce(greeted, asked))).toEqual([]);
});

test('marks a refused question and lets the visitor send it again under a new id', () => {
  const refused = after(asked, {
    type: 'received',
    message: { type: 'error', to: 'q1', code: 'slow_down', message: 'Bitte warten.' },
  });
  expect(refused.entries).toMatchObject([{ status: 'failed', problem: 'Bitte warten.' }]);
  const again = reduce(refused, { type: 'asked-again', id: 'q1', newId: 'q2' });
  expect(pendingMessages(again)).toEqual([{ type: 'utterance', id: 'q2', text: 'Was kostet ein Reisepass?' }]);
});

test('sends the value of a choice, and shows its label', () => {
  const state = after({ type: 'asked', id: 'q1', text: 'Reisepass', value: 'reisepass' });
  expect(pendingMessages(state)).toEqual([{ type: 'choice', id: 'q1', value: 'reisepass' }]);
  expect(state.entries).toMatchObject([{ text: 'Reisepass' }]);
});

test('remembers the rating of an answer', () => {
  const state = after(asked, answered, { type: 'rated', answer: 'answer-to-q1', helpful: false });
  expect(state.entries.at(-1)).toMatchObject({ helpful: false });
});

test('forgets everything but the language', () => {
  const state = after({ type: 'language-chosen', language: 'tr' }, asked, answered, { type: 'forgotten' });
  expect(state).toMatchObject({ entries: [], resume: undefined, language: 'tr' });
});

test('drops an answer to a question that was forgotten', () => {
  expect(after(asked, { type: 'forgotten' }, answered).entries).toEqual([]);
});

test('shows what the server says to a change of language, without asking whether it helped', () => {
  const state = after(asked, answered, { type: 'received', message: replyTo('language') });
  const [, answerEntry, notice] = state.entries;
  expect([answerEntry, notice].map((entry) => entry?.kind === 'answer' && canBeRated(entry))).toEqual([true, false]);
});
