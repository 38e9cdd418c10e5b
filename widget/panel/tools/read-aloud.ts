import { html, nothing, type TemplateResult } from 'lit';
import { languageTag } from '../../language.ts';
import type { Answer } from '../../state.ts';
import { spokenText } from '../../transcript.ts';
import type { Bench } from './create.ts';
import { speakerIcon, stopIcon } from './icons.ts';

/** Reads an answer aloud, with voices of the device only: others send the text to the maker of the browser. */
export class ReadAloud {
  readonly #bench: Bench;
  readonly #speech: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  #reading: string | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
    // Browsers find their voices some time after the page has begun.
    this.#speech?.addEventListener?.('voiceschanged', () => bench.host.requestUpdate());
  }

  render({ id, reply }: Answer): TemplateResult | typeof nothing {
    const tag = reply.parts.find(({ lang }) => lang !== undefined)?.lang ?? languageTag(reply.language);
    const voice = this.#speech?.getVoices().find(({ localService, lang }) => localService && lang.startsWith(tag));
    if (voice === undefined) return nothing;
    const { readAloud, stopReading } = this.#bench.texts();
    return this.#reading === id
      ? html`<button type="button" class="tool" @click=${() => this.stop()}>${stopIcon}${stopReading}</button>`
      : html`<button type="button" class="tool" @click=${() => this.#read(id, spokenText(reply), voice)}>
          ${speakerIcon}${readAloud}
        </button>`;
  }

  stop(): void {
    if (this.#reading === undefined) return;
    this.#reading = undefined;
    this.#speech?.cancel();
    this.#bench.host.requestUpdate();
  }

  #read(id: string, text: string, voice: SpeechSynthesisVoice): void {
    this.#speech?.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    for (const end of ['end', 'error']) {
      utterance.addEventListener(end, () => {
        if (this.#reading === id) this.stop();
      });
    }
    this.#reading = id;
    this.#speech?.speak(utterance);
    this.#bench.host.requestUpdate();
  }
}
