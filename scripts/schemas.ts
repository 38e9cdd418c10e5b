import { z } from 'zod';
import {
  channelsSchema,
  circumstancesSchema,
  districtsSchema,
  elsewhereSchema,
  intentSchema,
  languagesSchema,
  linksSchema,
  locationSchema,
  noticesSchema,
  phrasesSchema,
  serviceSchema,
  settingsSchema,
  topicsSchema,
} from '../server/content/schema.ts';
import { knownFailuresSchema, twinSchema } from '../server/known-questions/twin-schema.ts';

/** A kind of content file, with the files it holds for. */
export interface FileKind {
  readonly name: string;
  /** As editors match files to schemas: `*` is one folder or file name. */
  readonly files: string;
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** Every kind of content file there is. */
export const fileKinds: readonly FileKind[] = [
  {
    name: 'service',
    files: 'knowledge-base/services/*.yaml',
    title: 'Service',
    description: 'One service of the city: what citizens call it, and the facts about it with their sources.',
    schema: serviceSchema,
  },
  {
    name: 'location',
    files: 'knowledge-base/locations/*.yaml',
    title: 'Location',
    description: 'One office: where it is, when it is open and how to reach it.',
    schema: locationSchema,
  },
  {
    name: 'districts',
    files: 'knowledge-base/districts.yaml',
    title: 'Districts',
    description: 'The districts with their postcodes and the offices nearest to them.',
    schema: districtsSchema,
  },
  {
    name: 'channels',
    files: 'knowledge-base/channels.yaml',
    title: 'Channels',
    description: 'Ways to reach the city: telephone, e-mail, post.',
    schema: channelsSchema,
  },
  {
    name: 'links',
    files: 'knowledge-base/links.yaml',
    title: 'Links',
    description: 'Where answers send people. Texts and facts name the id.',
    schema: linksSchema,
  },
  {
    name: 'notices',
    files: 'knowledge-base/notices.yaml',
    title: 'Notices',
    description: 'What holds for some days only: closures, special days. Shown and gone by themselves.',
    schema: noticesSchema,
  },
  {
    name: 'topics',
    files: 'knowledge-base/topics.yaml',
    title: 'Topics',
    description: 'The shelves that services stand on, most asked first.',
    schema: topicsSchema,
  },
  {
    name: 'circumstances',
    files: 'knowledge-base/circumstances.yaml',
    title: 'Circumstances',
    description: 'The words that turn a service into its sibling: lost, for a child, urgent.',
    schema: circumstancesSchema,
  },
  {
    name: 'elsewhere',
    files: 'knowledge-base/elsewhere.yaml',
    title: 'Elsewhere',
    description: 'Towns and countries that are not Hannover, so that their names are known to be places.',
    schema: elsewhereSchema,
  },
  {
    name: 'languages',
    files: 'knowledge-base/languages.yaml',
    title: 'Languages',
    description: 'The languages the bot speaks, by their own names.',
    schema: languagesSchema,
  },
  {
    name: 'intent',
    files: 'intents/*/*.yaml',
    title: 'Intent',
    description: 'One thing visitors want: how they say it, and what they are answered.',
    schema: intentSchema,
  },
  {
    name: 'phrases',
    files: 'intents/phrases.yaml',
    title: 'Phrases',
    description: 'What the bot itself says around the answers.',
    schema: phrasesSchema,
  },
  {
    name: 'settings',
    files: 'intents/settings.yaml',
    title: 'Settings',
    description: 'The numbers of understanding, with the reason beside each.',
    schema: settingsSchema,
  },
  {
    name: 'twin',
    files: 'test/intents/*/*.yaml',
    title: 'Twin test',
    description: 'What visitors write that the content file of the same name has not seen, and what must come of it.',
    schema: twinSchema,
  },
  {
    name: 'service-twin',
    files: 'test/knowledge-base/services/*.yaml',
    title: 'Twin test of a service',
    description: 'What visitors write about the service of the same name, and what must come of it.',
    schema: twinSchema,
  },
  {
    name: 'known-failures',
    files: 'test/intents/known-failures.yaml',
    title: 'Known failures',
    description: 'Utterances of twin tests that are known to be answered wrongly, with the reason.',
    schema: knownFailuresSchema,
  },
];

/** The kind of a content file, by its path below the content folder. */
export function kindOf(path: string): FileKind | undefined {
  return fileKinds.find(({ files }) => new RegExp(`^${files.replaceAll('*', '[^/]+')}$`).test(path));
}

/** Where the schema of a kind lies, from the project folder. */
export function schemaPath({ name }: Pick<FileKind, 'name'>): string {
  return `docs/schemas/${name}.schema.json`;
}

/** The first line of a content file, by which editors find its schema whatever their settings. */
export function modelineFor(path: string, kind: FileKind): string {
  return `# yaml-language-server: $schema=${'../'.repeat(path.split('/').length - 1)}${schemaPath(kind)}`;
}

/** The JSON Schema of a kind, as the text of its file. */
export function schemaText({ title, description, schema }: FileKind): string {
  // What editors write, not what the loader makes of it; draft 7 is what the YAML extension knows best.
  const generated = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => nameKeys(jsonSchema),
  });
  const { $schema, ...rest } = generated;
  return `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`;
}

/** Editors complete keys that are listed as properties, not those that are only allowed by a rule. */
function nameKeys(node: z.core.JSONSchema.BaseSchema) {
  const { propertyNames, additionalProperties } = node;
  if (typeof propertyNames !== 'object' || !propertyNames.enum || typeof additionalProperties !== 'object') return;
  node.properties = Object.fromEntries(propertyNames.enum.map((key) => [String(key), additionalProperties]));
  node.additionalProperties = false;
  delete node.propertyNames;
}
