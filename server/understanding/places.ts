import type { Catalogue, OfficeIntent } from '../content/catalogue.ts';
import type { Slots } from '../protocol/messages.ts';
import { whatIsAsked } from './aspects.ts';
import { type Evidence, percent } from './evidence.ts';
import type { Mention } from './mentions.ts';
import type { Candidate } from './rank.ts';
import type { Subject } from './subjects.ts';

/** Below this, the words say nothing about what is asked. */
const leastAspect = 0.2;

/** What an utterance about an office asks for: an office, a district or a postcode is named, or the office as such. */
export function aboutPlace(
  { confidence, explain }: Pick<Subject, 'confidence' | 'explain'>,
  evidence: Evidence,
): readonly Candidate[] {
  const { catalogue, context } = evidence;
  const wish = officeWish(evidence);
  const reasons = [...explain(), ...(wish ? [`Wunsch ${wish.shows} ${percent(wish.confidence)}`] : [])];
  const place = namedPlace(evidence);
  const slots = place ? placeSlots(place, catalogue) : {};
  const shows = place ? shownAt(place, slots, wish, evidence) : (wish?.shows ?? 'nearest');
  const remembered = !place && context.location && shows !== 'nearest' ? { location: context.location } : slots;
  const intent = officeIntent(catalogue, shows);
  return intent ? [{ intent: intent.id, slots: remembered, confidence, because: reasons }] : [];
}

/** What to show of an office that is named itself or by its district. */
function shownAt(
  place: Mention,
  { district }: Slots,
  wish: OfficeWish | undefined,
  { catalogue, context, tokens }: Evidence,
): OfficeIntent['shows'] {
  const asked = context.intent === undefined ? undefined : catalogue.intents.get(context.intent);
  // "und Schützenplatz?" goes on with what was asked of another office, "ich wohne in Linden" with what waits for a place.
  const goesOn = tokens.length <= 3 || (context.asked === 'place' && wish?.shows !== 'hours');
  const carried = asked?.kind === 'office' && goesOn ? asked.shows : undefined;
  const wished = carried ?? (wish && wish.confidence >= leastAspect ? wish.shows : undefined);
  // Who names an office needs no nearest one; who names a district without an office of its own does.
  if (place.kind === 'location') return wished === undefined || wished === 'nearest' ? 'details' : wished;
  return district !== undefined && ownOffice(district, catalogue) !== undefined ? (wished ?? 'nearest') : 'nearest';
}

interface OfficeWish {
  readonly shows: OfficeIntent['shows'];
  readonly confidence: number;
}

/** What is asked about an office, be it by an office intent or by the aspect of the same meaning. */
export function officeWish(evidence: Pick<Evidence, 'beliefs' | 'catalogue'>): OfficeWish | undefined {
  const shareByShows = new Map<OfficeIntent['shows'], number>();
  for (const { label, share } of whatIsAsked(evidence)) {
    const intent = evidence.catalogue.intents.get(label);
    const shows =
      intent?.kind === 'office' ? intent.shows : intent?.kind === 'aspect' ? showsByAspect[intent.aspect] : undefined;
    if (shows) shareByShows.set(shows, (shareByShows.get(shows) ?? 0) + share);
  }
  const [best] = [...shareByShows].sort(([, a], [, b]) => b - a);
  return best && { shows: best[0], confidence: best[1] };
}

const showsByAspect: Readonly<Record<string, OfficeIntent['shows']>> = {
  'opening-hours': 'hours',
  where: 'details',
  contact: 'details',
};

/** The district that an utterance names and does not rule out. */
export function namedDistrict({ mentions }: Evidence): Mention | undefined {
  return mentions.find(({ kind, negated }) => kind === 'district' && !negated);
}

/** The office or district that an utterance names. An office that is none (any more) gives way to the district. */
export function namedPlace(evidence: Evidence): Mention | undefined {
  const { mentions, catalogue } = evidence;
  const location = mentions.find(({ kind, negated }) => kind === 'location' && !negated);
  const district = namedDistrict(evidence);
  const isOpen = location && catalogue.locations.get(location.id)?.status !== 'closed';
  return isOpen || !district ? location : district;
}

/** The office that a named place stands for. */
export function placeSlots(place: Mention, catalogue: Catalogue): Slots {
  if (place.kind === 'location') return { location: place.id };
  const location = ownOffice(place.id, catalogue) ?? catalogue.districts.get(place.id)?.nearest[0];
  return location === undefined ? { district: place.id } : { district: place.id, location };
}

/** The Bürgeramt inside a district, if it has one. */
function ownOffice(district: string, catalogue: Catalogue): string | undefined {
  return catalogue.districts.get(district)?.nearest.find((id) => catalogue.locations.get(id)?.district === district);
}

/** The intent that shows something of an office, if the content has one. */
export function officeIntent(catalogue: Catalogue, shows: OfficeIntent['shows']): OfficeIntent | undefined {
  for (const intent of catalogue.intents.values())
    if (intent.kind === 'office' && intent.shows === shows) return intent;
  return undefined;
}
