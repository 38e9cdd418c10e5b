import { createRequire } from 'node:module';
import type { Train } from '../engines.ts';

interface Nlp {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(
    language: string,
    text: string,
    context?: object,
    settings?: { readonly spellCheck: boolean },
  ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>;
}

const require = createRequire(import.meta.url);
const { containerBootstrap, Nlp } = require('@nlpjs/basic');
const { LangDe } = require('@nlpjs/lang-de');

/** Feeling and entities are left out: nothing here asks for them, and they take time. */
const settings = { languages: ['de'], autoLoad: false, autoSave: false, calculateSentiment: false, forceNER: false };

/** The class for what is none of the others. */
const none = 'None';

export function trainWith(options: { readonly spellCheck: boolean }): Train {
  return async (examples) => {
    const container = await containerBootstrap();
    container.use(LangDe);
    const nlp: Nlp = new Nlp({ ...settings, container });
    for (const { text, intent } of examples) nlp.addDocument('de', text, intent);
    await nlp.train();
    return async (text) => {
      const { classifications } = await nlp.process('de', text, undefined, options);
      // Whoever takes part must name one of the intents; what speaks for none makes its score small.
      const best = classifications.find(({ intent }) => intent !== none);
      return { intent: best?.intent, confidence: best?.score ?? 0 };
    };
  };
}
