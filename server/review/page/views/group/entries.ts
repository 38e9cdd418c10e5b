import { html, nothing, type TemplateResult } from 'lit';
import type { ReviewedEntry, Targets } from '../../../api.ts';
import { renderSaid } from '../../parts/said.ts';
import { nameSubject } from '../../parts/subject.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

export interface EntriesView {
  readonly entries: readonly ReviewedEntry[];
  readonly texts: Texts;
  readonly wording: Wording;
  readonly targets: Targets | undefined;
  /** Those that are to leave the group; missing where none may. */
  readonly chosen: ReadonlySet<string> | undefined;
  choose(entry: string, isChosen: boolean): void;
}

/** The questions of a group as they were asked. */
export function renderEntries(view: EntriesView): TemplateResult {
  return html`<ol class="entries">
    ${view.entries.map((entry) => renderEntry(entry, view))}
  </ol>`;
}

function renderEntry(entry: ReviewedEntry, { texts, wording, targets, chosen, choose }: EntriesView): TemplateResult {
  const { id, text, language, reason, outcome, page, at, comment, nearest } = entry;
  const facts = [
    texts.languages[language],
    texts.reasons[reason],
    ...(outcome === undefined || reason === 'not-understood' ? [] : [texts.outcomes[outcome]]),
    wording.moment(at),
  ].join(' · ');
  return html`<li class="put-aside">
    ${
      chosen === undefined
        ? nothing
        : html`<label class="check"
            ><input
              type="checkbox"
              .checked=${chosen.has(id)}
              @change=${({ target }: Event) => choose(id, target instanceof HTMLInputElement && target.checked)}
            /><span class="visually-hidden">${texts.group.choose}: ${text}</span></label
          >`
    }
    <div>
      <p class="question-text">${renderSaid(text, language)}</p>
      <p class="about">${facts}${page === undefined ? nothing : html` · <bdi>${page}</bdi>`}</p>
      ${comment === undefined ? nothing : html`<p class="about">${texts.group.comment} ${renderSaid(comment, language)}</p>`}
      ${
        nearest.length === 0
          ? nothing
          : html`<p class="about">
            ${texts.group.nearest}
            ${nearest.map((each) => `${nameSubject(each, targets)} (${wording.percent(each.confidence)})`).join('; ')}
          </p>`
      }
    </div>
  </li>`;
}
