import { html, type TemplateResult } from 'lit';
import type { Group } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';

export interface WorkForm {
  readonly group: Group;
  readonly people: readonly string[];
  /** The note as it is being written. */
  readonly note: string;
  readonly texts: Texts;
  write(note: string): void;
  save(note: string, assignee: string): void;
}

/** Who works on a group, and what they want to tell each other. */
export function renderWorkForm({ group, people, note, texts, write, save }: WorkForm): TemplateResult {
  const { fields } = texts;
  const { assignee = '' } = group;
  const known = assignee === '' || people.includes(assignee) ? people : [...people, assignee];
  return html`<section aria-labelledby="work">
    <h2 id="work">${texts.group.work}</h2>
    <form
      class="work"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (!(event.target instanceof HTMLFormElement)) return;
        const written = new FormData(event.target);
        save(String(written.get('note')), String(written.get('assignee')));
      }}
    >
      <label class="field"
        ><span>${fields.assignee}</span>
        <select name="assignee">
          <option value="" ?selected=${assignee === ''}>${fields.nobody}</option>
          ${known.map((name) => html`<option value=${name} ?selected=${name === assignee}>${name}</option>`)}
        </select></label
      >
      <label class="field"
        ><span>${fields.note}</span>
        <textarea
          name="note"
          rows="4"
          maxlength="4000"
          .value=${note}
          @input=${({ target }: Event) => write(target instanceof HTMLTextAreaElement ? target.value : '')}
        ></textarea></label
      >
      <p class="hint-text">${texts.group.noteHint}</p>
      <button class="button">${texts.group.save}</button>
    </form>
  </section>`;
}
