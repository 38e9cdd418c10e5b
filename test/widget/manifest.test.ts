import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Named {
  readonly name: string;
}

const read = (path: string) => readFileSync(path, 'utf8');
const [module] = JSON.parse(read('widget/public/custom-elements.json')).modules;
const [element] = module.declarations;
const source = read('widget/hannover-chat.ts');
const types = read('widget/public/hannover-chat.d.ts');

const namesOf = (entries: readonly Named[]) => entries.map(({ name }) => name).sort();
const tagged = (tag: string) =>
  [...source.matchAll(new RegExp(`@${tag} ([\\w-]+)`, 'g'))].map(([, name = '']) => name).sort();
const custom = (text: string) => [...text.matchAll(/(--kern-[\w-]+)(?=:|,)/g)].map(([, name = '']) => name);

test('the manifest names the attributes, events and parts of the element, and no other', () => {
  expect(namesOf(element.attributes)).toEqual(tagged('attr'));
  expect(namesOf(element.events)).toEqual(tagged('fires'));
  expect(namesOf(element.cssParts)).toEqual(tagged('csspart'));
});

test('the manifest and the types name the same members and events', () => {
  const members = [...types.matchAll(/^ {2}(\w+)(?:\(|:)/gm)].map(([, name = '']) => name);
  expect(namesOf(element.members)).toEqual(members.sort());
  const events = [...types.matchAll(/^ {2}'([\w-]+)': CustomEvent/gm)].map(([, name = '']) => name);
  expect(namesOf(element.events)).toEqual(events.sort());
});

test('the manifest names every custom property that the styles have a value for', () => {
  const used = ['widget/launcher-styles.ts', 'widget/panel/styles/tokens.ts', 'widget/panel/styles/base.ts'].flatMap(
    (path) => custom(read(path)),
  );
  expect(namesOf(element.cssProperties)).toEqual([...new Set(used)].sort());
});

test('every event is documented for those who embed the chat', () => {
  const guide = read('docs/embedding.md');
  for (const { name } of [...element.events, ...element.attributes, ...element.cssParts])
    expect(guide).toContain(`\`${name}\``);
});
