import { html, nothing, type TemplateResult } from 'lit';
import type { Targets } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import { aspectOptions, type Draft, targetOptions } from './draft.ts';
import { renderLines } from './lines.ts';

export interface FormView {
  readonly draft: Draft;
  readonly targets: Targets;
  readonly texts: Texts;
  readonly problem: string;
  readonly isBusy: boolean;
  /** Whether there is a proposal already. */
  readonly isAgain: boolean;
  aim(target: string): void;
  change(changes: Partial<Draft>): void;
  propose(event: Event): void;
}

/** Where questions belong, and which of them the chat is to learn. */
export function renderForm(view: FormView): TemplateResult {
  const { draft, texts, problem, isBusy, isAgain, change, propose } = view;
  const { adopt } = texts;
  return html`<form class="adopt" @submit=${propose}>
    <h2>${adopt.where}</h2>
    <div class="fields">${renderTarget(view)} ${renderAspect(view)}</div>
    <h2>${adopt.what}</h2>
    ${renderLines({
      name: 'utterances',
      title: adopt.utterances,
      hint: adopt.utterancesHint,
      add: adopt.addUtterance,
      longest: 300,
      lines: draft.utterances,
      texts,
      set: (utterances) => change({ utterances }),
    })}
    ${
      draft.target.startsWith('intent:')
        ? nothing
        : renderLines({
            name: 'terms',
            title: adopt.terms,
            hint: adopt.termsHint,
            add: adopt.addTerm,
            longest: 100,
            lines: draft.terms,
            texts,
            set: (terms) => change({ terms }),
          })
    }
    <p role="alert" class="problem" ?hidden=${problem === ''}>${problem}</p>
    <button class="button primary" aria-disabled=${isBusy ? 'true' : nothing}>
      ${isAgain ? adopt.previewAgain : adopt.preview}
    </button>
  </form>`;
}

function renderTarget({ draft, targets, texts, aim }: FormView): TemplateResult {
  return html`<review-combobox
    name="target"
    .label=${texts.adopt.target}
    .texts=${texts}
    .options=${targetOptions(targets)}
    .value=${draft.target}
    @pick=${({ detail }: CustomEvent<string>) => aim(detail)}
  ></review-combobox>`;
}

function renderAspect({ draft, targets, texts, change }: FormView): TemplateResult | typeof nothing {
  const { adopt } = texts;
  const aspects = aspectOptions(draft, targets);
  if (aspects.length === 0) return nothing;
  return html`<label class="field"
    ><span>${adopt.aspect}</span>
    <select
      name="aspect"
      @change=${({ target }: Event) => change({ aspect: target instanceof HTMLSelectElement ? target.value : '' })}
    >
      <option value="" ?selected=${draft.aspect === ''}>${adopt.chooseAspect}</option>
      ${aspects.map(
        ({ value, label }) => html`<option value=${value} ?selected=${value === draft.aspect}>${label}</option>`,
      )}
    </select></label
  >`;
}
