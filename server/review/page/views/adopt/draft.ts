import type { Language } from '../../../../protocol/messages.ts';
import type { GroupDetail, ProposalRequest, Targets } from '../../../api.ts';
import type { Option } from '../../parts/options.ts';
import { aspectOf } from '../../parts/subject.ts';

/** A line for the content, as it is being written. */
export interface Line {
  readonly text: string;
  readonly language: Language;
  readonly isChosen: boolean;
}

/** What somebody is about to propose. */
export interface Draft {
  /** `service:reisepass` or `intent:help/feedback`; empty as long as none is chosen. */
  readonly target: string;
  /** For a service. */
  readonly aspect: string;
  readonly utterances: readonly Line[];
  readonly terms: readonly Line[];
}

/** A draft with the proposal that was last made of it. */
export interface Adoption {
  readonly draft: Draft;
  readonly proposal: string | undefined;
  /** Whether the draft was changed since. */
  readonly isStale: boolean;
}

/** As many lines teach the engine what is meant; more of the same kind hardly add to it. */
const chosenAtFirst = 3;

/** What the engine suggests for a group, with its questions as they were asked, each once, the most asked first. */
export function draftFor({ group, entries }: GroupDetail): Draft {
  const { suggested } = group;
  const lines = new Map<string, { readonly text: string; readonly language: Language; readonly count: number }>();
  for (const { text, language } of entries) {
    // Capital letters and signs teach nothing.
    const key = `${language} ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()}`;
    const known = lines.get(key);
    lines.set(key, { text: known?.text ?? text, language, count: (known?.count ?? 0) + 1 });
  }
  const mostAskedFirst = [...lines.values()].sort((a, b) => b.count - a.count);
  return {
    target: suggested === undefined ? '' : targetOf(suggested.intent, suggested.service),
    aspect: (suggested && aspectOf(suggested.intent)) ?? '',
    utterances: mostAskedFirst.map(({ text, language }, index) => ({
      text,
      language,
      isChosen: index < chosenAtFirst,
    })),
    terms: [],
  };
}

/** What is asked about a service that nobody understood is no question about every service: people say which one. */
function targetOf(intent: string, service: string | undefined): string {
  if (service !== undefined) return `service:${service}`;
  return aspectOf(intent) === undefined ? `intent:${intent}` : '';
}

/** Everything that lines can be added to. */
export function targetOptions({ services, intents }: Targets): readonly Option[] {
  return [
    ...services.map(({ id, name }) => ({ value: `service:${id}`, label: name, hint: id })),
    ...intents.map(({ id, name }) => ({ value: `intent:${id}`, label: name, hint: id })),
  ];
}

/** The aspects of the chosen service, by their names; none for an intent. */
export function aspectOptions({ target }: Draft, { services, aspects }: Targets): readonly Option[] {
  const service = services.find(({ id }) => `service:${id}` === target);
  return (service?.aspects ?? []).map((id) => ({ value: id, label: aspects[id] ?? id }));
}

/** What is missing before it can be proposed. */
export function whatIsMissing(draft: Draft, targets: Targets): 'target' | 'aspect' | 'lines' | undefined {
  if (draft.target === '') return 'target';
  const lines = chosen(draft.utterances);
  if (lines.length > 0 && draft.aspect === '' && aspectOptions(draft, targets).length > 0) return 'aspect';
  return lines.length + chosen(draft.terms).length === 0 ? 'lines' : undefined;
}

export function requestOf({ target, aspect, utterances, terms }: Draft, { group }: GroupDetail): ProposalRequest {
  const [kind = '', id = ''] = target.split(/:(.*)/s);
  const isService = kind === 'service';
  return {
    group: { group: group.id, version: group.version },
    target: isService ? { service: id } : { intent: id },
    utterances: chosen(utterances).map((line) => (isService && aspect !== '' ? { ...line, aspect } : line)),
    terms: isService ? [...chosen(terms)] : [],
  };
}

function chosen(lines: readonly Line[]): readonly Pick<Line, 'text' | 'language'>[] {
  return lines
    .filter(({ text, isChosen }) => isChosen && text.trim().length >= 2)
    .map(({ text, language }) => ({ text: text.trim(), language }));
}
