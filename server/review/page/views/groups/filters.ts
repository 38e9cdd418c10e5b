import { html, nothing, type TemplateResult } from 'lit';
import { languages } from '../../../../protocol/messages.ts';
import { reasons } from '../../../../unanswered/entry.ts';
import { resolutions, sortings, type Targets } from '../../../api.ts';
import { type Filter, firstFilter, hrefOf, shownStates } from '../../route.ts';
import type { Texts } from '../../texts/texts.ts';

export interface FiltersView {
  readonly filter: Filter;
  readonly texts: Texts;
  readonly targets: Targets | undefined;
  readonly people: readonly string[];
  set(changes: Readonly<Record<string, string | undefined>>): void;
  search(text: string): void;
}

/** What the list is to show. Each choice holds at once. */
export function renderFilters(view: FiltersView): TemplateResult {
  const { filter, texts, set, search } = view;
  const { state: _, sort: __, q: ___, cursor: ____, ...more } = filter;
  const given = Object.keys(more).length;
  return html`<form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
    <fieldset class="states">
      <legend>${texts.fields.state}</legend>
      ${shownStates.map(
        (each) =>
          html`<label
            ><input
              type="radio"
              name="state"
              value=${each}
              .checked=${each === filter.state}
              @change=${() => set({ state: each, resolution: undefined })}
            /><span>${each === 'all' ? texts.groups.allStates : texts.states[each]}</span></label
          >`,
      )}
    </fieldset>
    <label class="field search"
      ><span>${texts.groups.search}</span>
      <input
        type="search"
        name="q"
        autocomplete="off"
        .value=${filter.q ?? ''}
        @input=${({ target }: Event) => search(writtenIn(target))}
    /></label>
    ${renderChoice(view, 'sort', texts.groups.sort, sortings, texts.sortings, undefined)}
    <details class="more" ?open=${given > 0}>
      <summary>${texts.groups.moreFilters(given)}</summary>
      <div class="more-fields">
        ${renderChoice(view, 'reason', texts.fields.reason, reasons, texts.reasons, texts.groups.any)}
        ${renderChoice(view, 'resolution', texts.fields.resolution, resolutions, texts.resolutions, texts.groups.any)}
        ${renderChoice(view, 'language', texts.fields.language, languages, texts.languages, texts.groups.any)}
        ${renderAssignees(view)} ${renderDay(view, 'from', texts.fields.from)} ${renderDay(view, 'to', texts.fields.to)}
        ${renderTargets(view)}
        ${
          given === 0
            ? nothing
            : html`<a class="button" href=${hrefOf({ view: 'groups', filter: { ...firstFilter, state: filter.state } })}
                >${texts.groups.clear}</a
              >`
        }
      </div>
    </details>
  </form>`;
}

function renderChoice<Value extends string>(
  { filter, set }: FiltersView,
  name: keyof Filter,
  label: string,
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  any: string | undefined,
): TemplateResult {
  return html`<label class="field"
    ><span>${label}</span>
    <select name=${name} @change=${({ target }: Event) => set({ [name]: writtenIn(target) })}>
      ${any === undefined ? nothing : html`<option value="" ?selected=${filter[name] === undefined}>${any}</option>`}
      ${values.map((value) => html`<option value=${value} ?selected=${filter[name] === value}>${names[value]}</option>`)}
    </select></label
  >`;
}

function renderAssignees({ filter, texts, people, set }: FiltersView): TemplateResult {
  const { assignee } = filter;
  const known =
    assignee === undefined || assignee === '-' || people.includes(assignee) ? people : [...people, assignee];
  return html`<label class="field"
    ><span>${texts.fields.assignee}</span>
    <select name="assignee" @change=${({ target }: Event) => set({ assignee: writtenIn(target) })}>
      <option value="" ?selected=${assignee === undefined}>${texts.groups.any}</option>
      <option value="-" ?selected=${assignee === '-'}>${texts.fields.nobody}</option>
      ${known.map((name) => html`<option value=${name} ?selected=${assignee === name}>${name}</option>`)}
    </select></label
  >`;
}

function renderDay({ filter, set }: FiltersView, name: 'from' | 'to', label: string): TemplateResult {
  return html`<label class="field"
    ><span>${label}</span>
    <input
      type="date"
      name=${name}
      .value=${filter[name] ?? ''}
      @change=${({ target }: Event) => set({ [name]: writtenIn(target) })}
  /></label>`;
}

function renderTargets({ filter, texts, targets, set }: FiltersView): TemplateResult {
  const services = (targets?.services ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const intents = (targets?.intents ?? []).map(({ id, name }) => ({ value: id, label: name, hint: id }));
  return html`<review-combobox
      name="service"
      .label=${texts.fields.service}
      .texts=${texts}
      .options=${services}
      .value=${filter.service ?? ''}
      @pick=${({ detail }: CustomEvent<string>) => set({ service: detail })}
    ></review-combobox>
    <review-combobox
      name="intent"
      .label=${texts.fields.intent}
      .texts=${texts}
      .options=${intents}
      .value=${filter.intent ?? ''}
      @pick=${({ detail }: CustomEvent<string>) => set({ intent: detail })}
    ></review-combobox>`;
}

function writtenIn(target: EventTarget | null): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
