import type { SourceFile } from '../content/source-file.ts';
import { tokenise } from '../understanding/normalise.ts';
import { type Finding, warnAt } from './inspection.ts';
import { nameStemsOf, placeOf, type Saying } from './sayings.ts';

/** From this many words on, one word more or less makes no difference. */
const leastWords = 6;

/** Words that visitors add or leave out without meaning anything else. */
const filler = new Set(
  'bitte mal denn eigentlich also ja hallo ein eine einen einem einer der die das den dem please hello the a an'
    .split(' ')
    .flatMap((word) => tokenise(word).map(({ word: folded }) => folded)),
);

/** What stands in intents for the name of a service. */
const slot = tokenise('{service}')[0]?.stem ?? '';

/** An utterance as it is compared: its words without order and filler. */
interface Compared {
  readonly saying: Saying;
  readonly words: readonly string[];
}

/**
 * A warning where two places claim what is the same utterance but for order, endings or one word of many: two intents,
 * two services, two aspects of one service, or a service and an intent that asks the same of any service.
 */
export function findNearDuplicates(sayings: readonly Saying[]): readonly Finding[] {
  const compared = sayings.flatMap(toCompared);
  const byWords = new Map<string, Compared[]>();
  for (const each of compared) {
    const key = keyOf(each.saying.language, each.words);
    const known = byWords.get(key);
    if (known) known.push(each);
    else byWords.set(key, [each]);
  }
  const names = new NameStems();
  const told = new Set<string>();
  return compared.flatMap((each): readonly Finding[] => {
    const twin = twinOf(each, byWords, names)?.saying;
    const { saying } = each;
    if (!twin || told.has(`${nameOf(twin)}\n${nameOf(saying)}`)) return [];
    told.add(`${nameOf(saying)}\n${nameOf(twin)}`);
    return [
      warnAt(
        saying.source,
        placeOf(saying),
        'duplicate',
        `„${saying.text}“ sagt fast dasselbe wie „${twin.text}“ ${whereIs(twin, saying)}.`,
        adviceFor(saying, twin),
      ),
    ];
  });
}

function nameOf({ owner, text }: Saying): string {
  return `${owner.key}\n${text}`;
}

function toCompared(saying: Saying): readonly Compared[] {
  const words = new Set(tokenise(saying.text).flatMap(({ word, stem }) => (filler.has(word) ? [] : [stem])));
  // Emoji and the like have no words to compare.
  return words.size > 0 ? [{ saying, words: [...words].sort() }] : [];
}

/** Another owner's utterance that a visitor would not tell from this one. */
function twinOf(each: Compared, byWords: ReadonlyMap<string, readonly Compared[]>, names: NameStems) {
  const { owner, language } = each.saying;
  const others = (words: readonly string[]) =>
    byWords.get(keyOf(language, words))?.filter(({ saying }) => saying.owner.key !== owner.key) ?? [];
  const same = others(each.words)[0];
  if (same) return same;
  const oneLess = each.words.length < leastWords ? [] : each.words;
  for (const left of oneLess) {
    const shorter = others(each.words.filter((word) => word !== left));
    const twin = shorter.find((other) => !names.tellApart(left, each, other));
    if (twin) return twin;
  }
  return twinAmongIntents(each, byWords, names);
}

/** The intent that asks of any service what this utterance asks of its own, if it is not the aspect it stands under. */
function twinAmongIntents(each: Compared, byWords: ReadonlyMap<string, readonly Compared[]>, names: NameStems) {
  const { owner, language } = each.saying;
  const { service, intent } = owner;
  if (!service || intent === undefined) return undefined;
  const own = names.of(service);
  const rest = each.words.filter((word) => !own.has(word));
  if (rest.length === each.words.length || rest.length === 0) return undefined;
  return byWords
    .get(keyOf(language, [...rest, slot].sort()))
    ?.find(({ saying }) => saying.owner.service === undefined && saying.owner.intent !== intent);
}

/** The words that services are named by, looked up once for each. */
class NameStems {
  private readonly known = new Map<SourceFile, ReadonlySet<string>>();

  of(service: SourceFile): ReadonlySet<string> {
    const stems = this.known.get(service) ?? nameStemsOf(service);
    this.known.set(service, stems);
    return stems;
  }

  /** Whether a word that only one of two utterances has is what one service is told from the other by. */
  tellApart(word: string, { saying: { owner: one } }: Compared, { saying: { owner: other } }: Compared): boolean {
    if (one.service === other.service) return false;
    return [one.service, other.service].some((service) => service !== undefined && this.of(service).has(word));
  }
}

function whereIs(twin: Saying, other: Saying): string {
  const [first, second] = twin.list;
  if (twin.source !== other.source) return `in ${twin.source.path}`;
  return `unter ${typeof second === 'number' ? `${String(first)}, Nummer ${second + 1}` : `${String(first)} › ${String(second)}`}`;
}

function adviceFor({ owner: one }: Saying, { owner: other }: Saying): string {
  if (one.service && !other.service && one.intent === other.intent)
    return 'Der Satz gilt für jede Leistung und steht dort schon: Löschen Sie ihn hier, oder nennen Sie darin die Leistung.';
  if (one.service && one.service === other.service)
    return 'Der Bot kann die beiden nicht auseinanderhalten: Entscheiden Sie, welche der beiden Fragen gemeint ist.';
  return 'Der Bot kann die beiden nicht auseinanderhalten: Löschen Sie die Äußerung hier oder dort.';
}

function keyOf(language: string, words: readonly string[]): string {
  return `${language} ${words.join(' ')}`;
}
