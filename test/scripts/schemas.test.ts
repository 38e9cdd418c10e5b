import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileKinds, kindOf, modelineFor, schemaPath, schemaText } from '../../scripts/schemas.ts';
import { readContent } from '../../server/content/load.ts';
import { readTwinFiles } from '../../server/known-questions/twins.ts';

describe('the schemas for editors', () => {
  it.each(fileKinds)('$name: what docs/schemas/ holds is what `npm run schemas` would write', (kind) => {
    expect(existsSync(schemaPath(kind)), `run npm run schemas: ${schemaPath(kind)} is missing`).toBe(true);
    expect(readFileSync(schemaPath(kind), 'utf8')).toBe(schemaText(kind));
  });

  it('are all that docs/schemas/ holds', () => {
    expect(readdirSync('docs/schemas').sort()).toEqual(fileKinds.map(({ name }) => `${name}.schema.json`).sort());
  });

  it('are found by Visual Studio Code for every kind of file, the one of intents not for their twin tests', () => {
    const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
    expect(settings['yaml.schemas']).toEqual(
      Object.fromEntries(
        fileKinds.map((kind) => [
          `./${schemaPath(kind)}`,
          kind.name === 'intent' ? [kind.files, `!test/${kind.files}`] : [kind.files],
        ]),
      ),
    );
    expect(JSON.parse(readFileSync('.vscode/extensions.json', 'utf8')).recommendations).toContain('redhat.vscode-yaml');
  });

  it('complete the aspects of a service and the circumstances by name', () => {
    const service = JSON.parse(schemaText(kindNamed('service')));
    expect(Object.keys(service.properties.facts.properties)).toContain('costs');
    expect(Object.keys(service.properties.variants.properties)).toContain('lost');
  });

  it('are titled and described', () => {
    for (const kind of fileKinds) {
      const { title, description } = JSON.parse(schemaText(kind));
      expect(title).not.toBe('');
      expect(description).toMatch(/\.$/);
    }
  });
});

describe('the content files and their twin tests', () => {
  it('each name their schema in the first line, by a path that exists', async () => {
    const wrong: string[] = [];
    for (const { path, bytes } of [...(await readContent('.')), ...readTwinFiles('.')]) {
      const kind = kindOf(path);
      const [first] = Buffer.from(bytes).toString('utf8').split('\n');
      if (!kind || first !== modelineFor(path, kind)) wrong.push(`${path}: ${first}`);
    }
    expect(wrong).toEqual([]);
  });
});

function kindNamed(name: string) {
  const kind = fileKinds.find((each) => each.name === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}
