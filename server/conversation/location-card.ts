import type { Location } from '../content/catalogue.ts';
import { holidayOn, intervalsOn, namesWeekday, openStateAt, type WallClock, wallClock } from '../content/hours.ts';
import { parseMarkup } from '../content/markup.ts';
import { isClosedByNotice } from '../content/notices.ts';
import type { LocationCard } from '../protocol/messages.ts';
import type { Setting } from './answer.ts';
import { formatAsOf, phrase, telephone, weekdayName, word } from './wording.ts';

/** Monday first, as weeks are read in Germany. */
const week = [1, 2, 3, 4, 5, 6, 0];

/** An office as the visitor sees it at this moment. */
export function locationCard(location: Location, setting: Setting): LocationCard {
  const { catalogue, language } = setting;
  const { address, building, phone, geo } = location;
  const channel = phone === undefined ? undefined : catalogue.channels.get(phone);
  const lines = [
    ...(building ? [word(building, language).text] : []),
    ...(address ? [address.street, [address.postcode, address.city].filter(Boolean).join(' ')] : []),
  ];
  return {
    id: location.id,
    name: word(location.name, language).text,
    address: lines,
    openNow: location.status === 'open' || location.status === 'trial' ? openNow(location, setting) : null,
    hours: hourLines(location, setting),
    notes: [location.appointment, location.wheelchair, location.transport, location.note].flatMap((text) =>
      text ? [plainText(word(text, language).text)] : [],
    ),
    phone: channel?.phone ? { label: channel.display ?? channel.phone, href: telephone(channel.phone) } : null,
    map:
      address && geo
        ? { label: phrase(catalogue, 'show-map', language), href: mapUrl(address.street, address.city) }
        : null,
    geo: geo ?? null,
  };
}

/** A text without its markup: the card has links of its own. */
function plainText(text: string): string {
  return parseMarkup(text)
    .map((run) => run.text)
    .join('');
}

/** Whether an office is open, as far as its hours are known. */
export function openNow({ id, hours }: Location, { catalogue, language, now }: Setting): LocationCard['openNow'] {
  const say = (key: Parameters<typeof phrase>[1], values: Record<string, string> = {}) =>
    phrase(catalogue, key, language, values);
  const today = wallClock(now);
  if (isClosedByNotice(today, id, catalogue)) return { state: 'closed', text: say('closed-notice') };
  if (!hours) return { state: 'unknown', text: say('hours-unknown') };
  const holiday = holidayOn(today);
  if (holiday !== undefined) return { state: 'closed', text: say('closed-holiday', { holiday }) };
  const isNamed = namesWeekday(hours.regular, today.weekday);
  if (!hours.complete && !isNamed) return { state: 'unknown', text: say('hours-today-unknown') };
  const { open, until } = openStateAt(hours.regular, now);
  if (open && until) return { state: 'open', text: say('open-until', { time: clock(until) }) };
  // Where only some days are known, the next known opening need not be the next opening.
  const opensToday = until && until.day === today.day && until.month === today.month;
  const isUncertain = !until || (!hours.complete && !opensToday);
  if (isUncertain || isClosedByNotice(until, id, catalogue)) return { state: 'closed', text: say('closed') };
  const day = opensToday ? (todayWord[language] ?? todayWord.de) : weekdayName(until.weekday, language);
  return { state: 'closed', text: say('closed-opens', { day, time: clock(until) }) };
}

const todayWord: Partial<Record<Setting['language'], string>> & { readonly de: string } = {
  de: 'heute',
  easy: 'heute',
  en: 'today',
  tr: 'bugün',
  uk: 'сьогодні',
  ru: 'сегодня',
  pl: 'dziś',
  ar: 'اليوم',
};

function hourLines({ hours, walk_in }: Location, setting: Setting): readonly string[] {
  const { catalogue, language } = setting;
  if (!hours) return [];
  const today = wallClock(setting.now);
  // On a public holiday the hours of the weekday do not hold.
  const lines = weekLines(hours.regular, setting, holidayOn(today) === undefined ? today.weekday : undefined);
  if (walk_in)
    lines.push(phrase(catalogue, 'walk-in', language, { hours: weekLines(walk_in.hours, setting).join('; ') }));
  if (!hours.complete) lines.push(phrase(catalogue, 'hours-incomplete', language));
  if (hours.as_of !== 'unknown')
    lines.push(phrase(catalogue, 'as-of-hours', language, { date: formatAsOf(hours.as_of, language) }));
  return lines;
}

/** The hours of a plain week, a line a day: "Donnerstag (heute) 08:00–13:00, 14:00–18:00". */
function weekLines(hours: string, { language }: Setting, today?: number): string[] {
  return week.flatMap((weekday) => {
    // A week without a public holiday: Monday, 5 October 2026 and the days after.
    const day: WallClock = { year: 2026, month: 10, day: 5 + ((weekday + 6) % 7), hour: 0, minute: 0, weekday };
    const intervals = intervalsOn(hours, day);
    if (intervals.length === 0) return [];
    const mark = weekday === today ? ` (${todayWord[language] ?? todayWord.de})` : '';
    return [`${weekdayName(weekday, language)}${mark} ${intervals.map(([from, to]) => `${from}–${to}`).join(', ')}`];
  });
}

function clock({ hour, minute }: WallClock): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

function mapUrl(street: string, city: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${street}, ${city}`)}`;
}
