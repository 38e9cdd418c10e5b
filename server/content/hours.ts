/**
 * Opening hours in OpenStreetMap's `opening_hours` syntax, for Hannover: Europe/Berlin and the public holidays
 * of Lower Saxony, whatever the time zone of the machine. Calendar knowledge comes from the `opening_hours` library.
 */
import OpeningHours from 'opening_hours';
import { remember } from './remember.ts';

/** Longer values are no opening hours, and the library's time grows with them. */
const maxLength = 200;

const lowerSaxony = {
  lat: 52.37,
  lon: 9.73,
  address: { country_code: 'de', state: 'Niedersachsen' },
};

// tag_key and map_value only matter for map data; 4 is the library's default level of warnings.
const options = { locale: 'de', mode: 0, tag_key: 'opening_hours', map_value: false, warnings_severity: 4 } as const;

export interface OpenState {
  readonly open: boolean;
  /** When it changes next, as Berlin wall-clock time; undefined if it never does. */
  readonly until: WallClock | undefined;
}

/** A time as clocks in Hannover show it. */
export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** The problem with a value in the opening-hours syntax, or undefined if it is fine. */
export function findHoursProblem(hours: string): string | undefined {
  if (hours.length > maxLength) return `länger als ${maxLength} Zeichen`;
  if (/\b(2[5-9]|[3-9]\d):\d\d|\d\d:[6-9]\d/.test(hours)) return 'eine Uhrzeit gibt es nicht';
  try {
    const parsed = parse(hours);
    const [warning] = parsed.getWarnings();
    return warning === undefined ? undefined : String(warning).split('\n')[0];
  } catch (error) {
    return error instanceof Error || typeof error === 'string' ? String(error).split('\n')[0] : 'nicht lesbar';
  }
}

// The library works out every holiday of a year for each answer, and an office is shown many times a minute.

/** Whether it is open at a moment, and until when. */
export const openStateAt = remember(
  (hours: string, now: Date): OpenState => {
    const parsed = parse(hours);
    const local = toLocal(wallClock(now));
    const next = parsed.getNextChange(local);
    return { open: parsed.getState(local), until: next && fromLocal(next) };
  },
  (hours, now) => `${Math.floor(now.getTime() / 60_000)} ${hours}`,
);

/** The intervals of one Hannover day, e.g. `[['08:00', '13:00'], ['14:00', '18:00']]`. */
export const intervalsOn = remember(
  (hours: string, day: WallClock): readonly (readonly [string, string])[] => {
    const from = toLocal({ ...day, hour: 0, minute: 0 });
    const to = new Date(from);
    to.setDate(to.getDate() + 1);
    return parse(hours)
      .getOpenIntervals(from, to)
      .map(([start, end]) => [clock(start), clock(end)] as const);
  },
  (hours, day) => `${dayKey(day)} ${hours}`,
);

/** Whether a value in the opening-hours syntax names this weekday (holidays left aside). */
export function namesWeekday(hours: string, weekday: number): boolean {
  // Any week without a holiday shows what the rule says about a weekday: this is the one from Monday, 5 October 2026.
  const reference = { year: 2026, month: 10, day: 5 + ((weekday + 6) % 7), hour: 0, minute: 0, weekday };
  return intervalsOn(hours, reference).length > 0;
}

/** The public holiday of Lower Saxony on a day, in German, if it is one. */
export const holidayOn = remember((day: WallClock): string | undefined => {
  const noon = toLocal({ ...day, hour: 12, minute: 0 });
  const holidays = parse('PH');
  return holidays.getState(noon) ? holidays.getComment(noon) : undefined;
}, dayKey);

/** The time that clocks in Hannover show at a moment. */
export function wallClock(now: Date): WallClock {
  const minute = Math.floor(now.getTime() / 60_000);
  if (lastRead?.minute !== minute) lastRead = { minute, clock: readClock(now) };
  return lastRead.clock;
}

/** One reply asks for the time some ten times, and reading it costs more than all that is made of it. */
let lastRead: { readonly minute: number; readonly clock: WallClock } | undefined;

function readClock(now: Date): WallClock {
  const parts = Object.fromEntries(berlin.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

const berlin = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

const parse = remember((hours: string) => new OpeningHours(hours, lowerSaxony, options));

function dayKey({ year, month, day }: WallClock): string {
  return `${year}-${month}-${day}`;
}

// The library reads and writes the local fields of a Date. A Date whose *local* fields show Hannover's time makes its
// answers right in any process time zone.
function toLocal({ year, month, day, hour, minute }: WallClock): Date {
  return new Date(year, month - 1, day, hour, minute);
}

function fromLocal(date: Date): WallClock {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    weekday: date.getDay(),
  };
}

function clock(date: Date): string {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
