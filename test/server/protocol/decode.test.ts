import { expect, test } from 'vitest';
import { decodeFrame } from '../../../server/protocol/decode.ts';

test.each([
  ['hello', { type: 'hello', version: 1, language: 'de', page: 'https://www.hannover.de/', resume: 'token' }],
  ['an utterance', { type: 'utterance', id: 'a', text: 'Was kostet ein Reisepass?' }],
  ['a choice', { type: 'choice', id: 'a', value: 'topic:ausweise' }],
  ['a language', { type: 'language', language: 'easy' }],
  ['followed', { type: 'followed', answer: 'a', href: 'https://www.hannover.de/' }],
  ['feedback', { type: 'feedback', answer: 'a', helpful: false, comment: 'zu lang' }],
  ['forget', { type: 'forget' }],
])('%s is understood', (_, message) => {
  expect(decodeFrame(JSON.stringify(message))).toEqual({ ok: true, message });
});

test.each([
  ['words', 'not json'],
  ['nothing', ''],
  ['half a message', '{"type":"utterance","id":"a","te'],
  ['a lone surrogate half as an escape outside a text', '\\ud800'],
])('%s is not JSON', (_, frame) => {
  expect(decodeFrame(frame)).toEqual({ ok: false, problem: 'the message is not JSON' });
});

test.each(['null', '[]', '42', '"x"', 'true', '-0', '1e400', '[{"type":"forget"}]'])('%s is not a message', (frame) => {
  expect(decodeFrame(frame)).toEqual({ ok: false, problem: 'the message is not an object' });
});

test.each([
  ['an unknown type', '{"type":"shout"}', 'type'],
  ['no type', '{"id":"a","text":"hallo"}', 'type'],
  ['a type in a list', '{"type":["utterance"],"id":"a","text":"hallo"}', 'type'],
  ['the name of an inherited property as type', '{"type":"constructor"}', 'type'],
  ['no id', '{"type":"utterance","text":"hallo"}', 'id'],
  ['an empty id', '{"type":"utterance","id":"","text":"hallo"}', 'id'],
  ['the id 1e400', '{"type":"utterance","id":1e400,"text":"hallo"}', 'id'],
  ['the id -0', '{"type":"utterance","id":-0,"text":"hallo"}', 'id'],
  ['the id 2^53+1', '{"type":"utterance","id":9007199254740993,"text":"hallo"}', 'id'],
  ['an id of 10,000 characters', `{"type":"utterance","id":"${'a'.repeat(10_000)}","text":"hallo"}`, 'id'],
  ['no text', '{"type":"utterance","id":"a"}', 'text'],
  ['a number as text', '{"type":"utterance","id":"a","text":42}', 'text'],
  ['an object as text', '{"type":"utterance","id":"a","text":{"toString":"x"}}', 'text'],
  ['a choice without value', '{"type":"choice","id":"a"}', 'value'],
  ['a language that is not spoken', '{"type":"language","language":"xx"}', 'language'],
  ['a version in words', '{"type":"hello","version":"1"}', 'version'],
  ['half a version', '{"type":"hello","version":1.5}', 'version'],
  ['a resume token of 5,000 characters', `{"type":"hello","version":1,"resume":"${'a'.repeat(5000)}"}`, 'resume'],
  ['"yes" for helpful', '{"type":"feedback","answer":"a","helpful":"yes"}', 'helpful'],
  [
    'a comment of 1,001 characters',
    `{"type":"feedback","answer":"a","helpful":false,"comment":"${'a'.repeat(1001)}"}`,
    'comment',
  ],
])('%s is refused by the name of the field', (_, frame, field) => {
  expect(decodeFrame(frame)).toMatchObject({ ok: false, problem: expect.stringContaining(`"${field}"`) });
});

test('a refusal names the message it is about', () => {
  expect(decodeFrame('{"type":"utterance","id":"a"}')).toMatchObject({ ok: false, to: 'a' });
});

test('a refusal does not repeat an id that is too long', () => {
  expect(decodeFrame(`{"type":"utterance","id":"${'a'.repeat(101)}","text":"x"}`)).not.toHaveProperty('to');
});

test('fields nobody asked for are dropped', () => {
  expect(decodeFrame('{"type":"forget","admin":true}')).toEqual({ ok: true, message: { type: 'forget' } });
});

test('a prototype in a message does not reach any object', () => {
  decodeFrame(
    '{"type":"utterance","id":"a","text":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  );
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('a type that hides in the prototype is not seen', () => {
  expect(decodeFrame('{"__proto__":{"type":"forget"}}')).toMatchObject({ ok: false });
});

test.each([
  ['lists', '['.repeat(7000) + ']'.repeat(7000)],
  ['objects', '{"a":'.repeat(3000) + '1' + '}'.repeat(3000)],
  ['lists in a text field', `{"type":"utterance","id":"a","text":${'['.repeat(6900)}${']'.repeat(6900)}}`],
])('%s nested as deep as a frame allows are a bad message', (_, frame) => {
  expect(decodeFrame(frame)).toMatchObject({ ok: false });
});
