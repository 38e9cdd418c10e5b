import type { Catalogue, OfficeIntent } from '../content/catalogue.ts';
import type { Slots } from '../protocol/messages.ts';
import type { Mention } from './entities.ts';
import { type Evidence, inScope, leastAspect, percent } from './evidence.ts';
import type { Candidate } from './rank.ts';

/** An office, a district or a postcode is named, or the office as such. */
export function aboutPlace(evidence: Evidence): readonly Candidate[] {
  const { catalogue, mentions, context, tokens, beliefs } = evidence;
  const office = mentions.find(({ kind }) => kind === 'office');
  const wish = officeWish(evidence);
  const place = namedPlace(evidence);
  if (!place) {
    if (!wish && !office) return [];
    const shows = wish?.shows ?? 'nearest';
    const remembered = context.location && shows !== 'nearest' ? { location: context.location } : {};
    const confidence = (wish?.confidence ?? 0.45) * (office ? 1.3 : 1) * (0.3 + 0.7 * inScope(beliefs));
    return [
      {
        intent: officeIntent(catalogue, shows).id,
        slots: remembered,
        confidence: Math.min(1, confidence),
        because: [office ? `Amt „${office.phrase}“` : 'Frage nach einem Amt'],
      },
    ];
  }
  const slots = placeSlots(place, catalogue);
  const own = slots.district !== undefined && ownOffice(slots.district, catalogue) !== undefined;
  const asked = context.intent === undefined ? undefined : catalogue.intents.get(context.intent);
  const short = tokens.length <= 3;
  const carried = asked?.kind === 'office' && short ? asked.shows : undefined;
  const wished = carried ?? (wish && wish.confidence >= leastAspect ? wish.shows : undefined);
  const shows =
    place.kind === 'location'
      ? wished === 'nearest'
        ? 'details'
        : (wished ?? 'details')
      : own && wished && wished !== 'nearest'
        ? wished
        : 'nearest';
  // A district alone, in a long text, is where somebody lives and not what they ask.
  const sense =
    carried || context.asked === 'place'
      ? 1
      : wished || office || short
        ? 0.95
        : place.kind === 'location'
          ? 0.8
          : 0.35;
  return [
    {
      intent: officeIntent(catalogue, shows).id,
      slots,
      confidence: place.quality * sense * (carried ? 1 : 0.45 + 0.55 * inScope(beliefs)),
      because: [`Ort „${place.phrase}“`, ...(wish ? [`Wunsch ${wish.shows} ${percent(wish.confidence)}`] : [])],
    },
  ];
}

/** What is asked about an office, be it by an office intent or by the aspect of the same meaning. */
function officeWish({
  beliefs: { aspect },
  catalogue,
}: Evidence): { shows: OfficeIntent['shows']; confidence: number } | undefined {
  const shareByShows = new Map<OfficeIntent['shows'], number>();
  for (const { label, share } of aspect) {
    const intent = catalogue.intents.get(label);
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

/** The office or district that an utterance names. An office that is none (any more) gives way to the district. */
export function namedPlace({ mentions, catalogue }: Evidence): Mention | undefined {
  const location = mentions.find(({ kind, negated }) => kind === 'location' && !negated);
  const district = mentions.find(({ kind }) => kind === 'district');
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

export function officeIntent(catalogue: Catalogue, shows: OfficeIntent['shows']): { id: string } {
  for (const intent of catalogue.intents.values())
    if (intent.kind === 'office' && intent.shows === shows) return intent;
  return { id: `location/${shows}` };
}
