import { html, nothing, type TemplateResult } from 'lit';
import { distanceKm, type Place } from '../../distance.ts';
import { languageTag } from '../../language.ts';
import type { Answer } from '../../state.ts';
import type { Bench } from './create.ts';
import { placeIcon } from './icons.ts';

/** Says how far offices are, once the visitor has asked for it. Reckoned here: where they are is told to nobody. */
export class Distance {
  readonly #bench: Bench;
  #here: Place | undefined;
  #hasFailed = false;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  render({ reply }: Answer): TemplateResult | typeof nothing {
    const offices = reply.parts.flatMap((part) =>
      part.type === 'location' && part.geo ? [{ ...part, geo: part.geo }] : [],
    );
    if (offices.length === 0 || !('geolocation' in navigator)) return nothing;
    const { distance, distanceFailed, asTheCrowFlies } = this.#bench.texts();
    const here = this.#here;
    if (here === undefined) {
      return html`<button type="button" class="tool" @click=${() => this.#locate()}>${placeIcon}${distance}</button>
        ${this.#hasFailed ? html`<span class="hint-line">${distanceFailed}</span>` : nothing}`;
    }
    return html`<ul class="distances">
      ${offices.map(
        ({ name, geo }) =>
          html`<li><bdi>${name}</bdi>: <bdi>${this.#format(distanceKm(here, geo))}</bdi> ${asTheCrowFlies}</li>`,
      )}
    </ul>`;
  }

  #format(km: number): string {
    const tag = languageTag(this.#bench.host.view().state.language);
    const options = { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(tag, options).format(km);
  }

  #locate(): void {
    const { host, texts } = this.#bench;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#here = { lat: coords.latitude, lon: coords.longitude };
        host.requestUpdate();
      },
      () => {
        this.#hasFailed = true;
        host.announce(texts().distanceFailed);
        host.requestUpdate();
      },
      { timeout: 10_000, maximumAge: 600_000 },
    );
  }
}
