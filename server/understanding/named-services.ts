import type { Catalogue } from '../content/catalogue.ts';
import { type Evidence, percent } from './evidence.ts';
import type { Signals } from './fusion.ts';
import type { Mention } from './mentions.ts';
import { determiners } from './small-words.ts';
import type { ReadToken } from './words.ts';

/** A service that an utterance names. */
export interface Named {
  readonly mention: Mention;
  /** The service that the circumstances turn it into. */
  readonly sibling: string | undefined;
  readonly isFirst: boolean;
}

/** The service that a name means in the circumstances. */
export function leadsTo({ mention, sibling }: Named): string {
  return sibling ?? mention.id;
}

/** The services that are named, without those that are ruled out or give way. */
export function namedServices({ mentions, circumstance, catalogue }: Evidence): readonly Named[] {
  const named = mentions.filter(({ kind }) => kind === 'service');
  const affirmed = named.filter(({ negated }) => !negated);
  const relevant = withoutYielding(affirmed.length > 0 ? affirmed : named, catalogue);
  return relevant.map((mention, index) => ({
    mention,
    sibling: circumstance && catalogue.services.get(mention.id)?.variants?.[circumstance],
    isFirst: index === 0,
  }));
}

/** Services that give way to any other one named beside them: "Termin" next to "Reisepass" is what is asked about it. */
function withoutYielding(mentions: readonly Mention[], catalogue: Catalogue): readonly Mention[] {
  const firm = mentions.filter(({ id }) => !catalogue.services.get(id)?.yields);
  return firm.length > 0 ? firm : mentions;
}

/** What a name says for its service. */
export function nameSignals(
  { mention, sibling, isFirst }: Named,
  isContested: boolean,
  { tokens, asksAbout }: Evidence,
): Signals {
  return {
    named: 1,
    rough: 1 - mention.quality,
    specific: Math.min(16, mention.length) / 16,
    words: Math.min(3, mention.at.length) - 1,
    first: Number(isContested && isFirst),
    aside: Number(isContested && isAside(mention, tokens)),
    turned: Number(sibling !== undefined),
    asksAbout: Number(asksAbout.has(mention.id)),
  };
}

/** A name as a reason, for people to read. */
export function nameReason({ mention, sibling }: Named): string {
  const rough = mention.quality < 1 ? ` (ungenau, ${percent(mention.quality)})` : '';
  return `Begriff „${mention.phrase}“${rough}${sibling === undefined ? '' : ', durch den Umstand ein anderer Fall'}`;
}

/** A name behind one of these only says what for or when: "Urkunde *für die* Hochzeit". */
const prepositions = new Set(
  'fur nach bei wegen durch vor trotz mit ohne von vom aus for after because with without from before'.split(' '),
);

const articles = new Set(determiners);

/** "für die Hochzeit", "nach Namensänderung": a purpose or an occasion. */
function isAside({ at: [start = 0] }: Mention, tokens: readonly ReadToken[]): boolean {
  const before = tokens.slice(Math.max(0, start - 2), start).map(({ word }) => word);
  const [near, far] = [before.at(-1), before.at(-2)];
  return (
    (near !== undefined && prepositions.has(near)) ||
    (far !== undefined && prepositions.has(far) && near !== undefined && articles.has(near))
  );
}
