import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../../server/protocol/messages.ts';
import { languageTag } from '../../language.ts';
import type { Bench } from './create.ts';
import { microphoneIcon, stopIcon } from './icons.ts';

/** The part of the browser's speech recognition that is used. */
interface Recognition extends EventTarget {
  lang: string;
  processLocally: boolean;
  start(): void;
  stop(): void;
}

interface RecognitionClass {
  new (): Recognition;
  available?: (options: { readonly langs: readonly string[]; readonly processLocally: boolean }) => Promise<string>;
}

/** Speech input, only where the device itself understands: elsewhere browsers send the voice to their maker. */
export class Dictation {
  readonly #bench: Bench;
  #ready: (() => Recognition) | undefined;
  #listening: Recognition | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  async prepare(language: Language): Promise<void> {
    this.stop();
    this.#ready = undefined;
    const Recognition = recognitionClass();
    const lang = localeOf(language);
    const state = await Recognition?.available?.({ langs: [lang], processLocally: true }).catch(() => 'unavailable');
    if (Recognition === undefined || state !== 'available') return;
    this.#ready = () => Object.assign(new Recognition(), { lang, processLocally: true });
  }

  render(): TemplateResult | typeof nothing {
    if (this.#ready === undefined) return nothing;
    const { dictate, stopDictation } = this.#bench.texts();
    const isOn = this.#listening !== undefined;
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${isOn ? stopDictation : dictate}
      @click=${() => (isOn ? this.stop() : this.#listen())}
    >
      ${isOn ? stopIcon : microphoneIcon}
    </button>`;
  }

  stop(): void {
    this.#listening?.stop();
    this.#listening = undefined;
  }

  #listen(): void {
    const { host } = this.#bench;
    const recognition = this.#ready?.();
    if (recognition === undefined) return;
    recognition.addEventListener('result', (event) => host.write(transcriptOf(event)));
    recognition.addEventListener('end', () => {
      this.#listening = undefined;
      host.requestUpdate();
    });
    this.#listening = recognition;
    recognition.start();
    host.requestUpdate();
  }
}

function recognitionClass(): RecognitionClass | undefined {
  return (globalThis as { readonly SpeechRecognition?: RecognitionClass }).SpeechRecognition;
}

/** Recognisers know dialects of countries, not bare languages. */
function localeOf(language: Language): string {
  const regions: Partial<Record<string, string>> = {
    de: 'DE',
    en: 'GB',
    tr: 'TR',
    uk: 'UA',
    ru: 'RU',
    pl: 'PL',
    ar: 'SA',
  };
  const tag = languageTag(language);
  return `${tag}-${regions[tag] ?? ''}`;
}

function transcriptOf(event: Event): string {
  const { results } = event as Event & { readonly results?: Iterable<Iterable<{ readonly transcript: string }>> };
  return [...(results ?? [])]
    .map(([best]) => best?.transcript ?? '')
    .join(' ')
    .trim();
}
