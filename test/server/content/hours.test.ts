import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findHoursProblem, holidayOn, intervalsOn, openStateAt, wallClock } from '../../../server/content/hours.ts';
import { problemsOf } from './good-content.ts';

const weekdays = 'Mo-Fr 08:00-18:00; PH off';
const night = 'Fr 22:00-06:00';

describe('opening hours that editors write', () => {
  it.each([
    'Mo-Fr 08:00-18:00',
    'Th 08:00-13:00,14:00-18:00; PH off',
    'Fr 22:00-06:00',
    '24/7',
    'Mo-Su 00:00-24:00',
    'Mo 08:00-12:00; Dec 24-31 off',
  ])('%s is fine', (hours) => expect(findHoursProblem(hours)).toBeUndefined());

  it.each([
    'immer',
    'Mo-Fr 8 bis 18 Uhr',
    'Mo-Fr 08:00-25:00',
    'Mo-Fr 25:00-26:00',
    'Mo 08:60-12:00',
    'Mo-Fr 08:00-',
    '',
    'Mo[',
    `Mo ${'08:00-09:00,'.repeat(50)}`,
  ])('%s is named as a problem', (hours) => expect(findHoursProblem(hours)).toEqual(expect.any(String)));

  it('are checked wherever they stand, with file and line', () => {
    const office = 'knowledge-base/locations/buergeramt-mitte.yaml';
    expect(
      problemsOf({
        [office]: (good) =>
          good.replace('Mo-Fr 08:00-13:00; PH off', 'Mo-Fr 08:00-25:00') + 'walk_in: {hours: immer, as_of: 2026}\n',
        'knowledge-base/channels.yaml': (good) => good.replace('Mo-Fr 08:00-18:00', 'werktags'),
      }),
    ).toEqual([
      expect.stringContaining('knowledge-base/channels.yaml:5:5  Fehler: Die Öffnungszeiten sind nicht lesbar'),
      expect.stringContaining(
        `${office}:10:3  Fehler: Die Öffnungszeiten sind nicht lesbar: eine Uhrzeit gibt es nicht`,
      ),
      expect.stringContaining(`${office}:18:11  Fehler: Die Öffnungszeiten sind nicht lesbar`),
    ]);
  });
});

describe('public holidays of Lower Saxony', () => {
  it.each([
    ['2026-01-01', true],
    ['2026-01-06', false], // Epiphany: not here
    ['2026-04-03', true], // Good Friday
    ['2026-04-06', true],
    ['2026-05-01', true],
    ['2026-05-14', true],
    ['2026-05-25', true],
    ['2026-06-04', false], // Corpus Christi: not here
    ['2026-10-03', true],
    ['2025-10-31', true], // Reformation Day: here since 2018
    ['2024-10-31', true],
    ['2026-11-01', false], // All Saints: not here
    ['2026-12-25', true],
    ['2026-12-24', false],
  ])('%s is one: %s', (day, isHoliday) => {
    expect(holidayOn(wallClock(new Date(`${day}T11:00:00Z`))) !== undefined).toBe(isHoliday);
  });

  it('close an office whose hours say so', () => {
    expect(openStateAt(weekdays, new Date('2025-10-31T10:00:00Z')).open).toBe(false);
    expect(openStateAt(weekdays, new Date('2025-10-30T10:00:00Z')).open).toBe(true);
    expect(openStateAt('Mo-Fr 08:00-18:00', new Date('2025-10-31T10:00:00Z')).open).toBe(true);
  });
});

describe('hours over midnight', () => {
  it('go on after it', () => {
    expect(openStateAt(night, new Date('2026-11-27T22:30:00Z')).open).toBe(true);
    expect(openStateAt(night, new Date('2026-11-28T03:00:00Z'))).toMatchObject({
      open: true,
      until: { day: 28, hour: 6 },
    });
    expect(openStateAt(night, new Date('2026-11-28T05:00:00Z')).open).toBe(false);
  });
});

describe('the days on which clocks change', () => {
  it.each([
    // 29 March: Berlin jumps from 02:00 to 03:00 at 01:00 UTC.
    ['2026-03-29T05:59:00Z', 'Su 08:00-12:00', false],
    ['2026-03-29T06:00:00Z', 'Su 08:00-12:00', true],
    ['2026-03-29T10:00:00Z', 'Su 08:00-12:00', false],
    // 25 October: Berlin goes from 03:00 back to 02:00 at 01:00 UTC.
    ['2026-10-25T06:59:00Z', 'Su 08:00-12:00', false],
    ['2026-10-25T07:00:00Z', 'Su 08:00-12:00', true],
    ['2026-10-25T11:00:00Z', 'Su 08:00-12:00', false],
  ])('%s, %s: open %s', (now, hours, open) => {
    expect(openStateAt(hours, new Date(now)).open).toBe(open);
  });

  it('leave the hours of the day as they are', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      expect(intervalsOn('Su 08:00-12:00', wallClock(new Date(`${day}T10:00:00Z`)))).toEqual([['08:00', '12:00']]);
    }
  });

  it('show Berlin time on both sides of the change', () => {
    expect(wallClock(new Date('2026-03-29T00:59:00Z'))).toMatchObject({ hour: 1, minute: 59 });
    expect(wallClock(new Date('2026-03-29T01:00:00Z'))).toMatchObject({ hour: 3, minute: 0 });
    expect(wallClock(new Date('2026-10-25T00:30:00Z'))).toMatchObject({ hour: 2, minute: 30 });
    expect(wallClock(new Date('2026-10-25T01:30:00Z'))).toMatchObject({ hour: 2, minute: 30 });
  });
});

describe('a host in another time zone', () => {
  // Days on which clocks change in Berlin, in New York (8 March, 1 November), around New Year, and plain ones.
  const days =
    '2026-01-01 2026-03-08 2026-03-28 2026-03-29 2026-03-30 2026-07-15 2026-10-24 2026-10-25 2026-11-01 2026-12-31';
  const dayHours = [weekdays, 'Su 08:00-12:00', 'Mo-Su 00:00-24:00', 'Mo-Su 08:00-20:00; PH off', 'Mo-Su 01:00-05:00'];

  /** What is answered at every hour of the days, by a process of its own in a time zone. */
  function answersIn(zone: string, hours: readonly string[], before = ''): readonly string[] {
    const script = `
      ${before}
      const { openStateAt, intervalsOn, holidayOn, wallClock } = await import('./server/content/hours.ts');
      const answers = [];
      for (const day of ${JSON.stringify(days)}.split(' ')) for (const hours of ${JSON.stringify(hours)}) for (let hour = 0; hour < 24; hour += 1) {
        const now = new Date(day + 'T' + String(hour).padStart(2, '0') + ':30:00Z');
        const clock = wallClock(now);
        answers.push(JSON.stringify([now, hours, openStateAt(hours, now), holidayOn(clock), intervalsOn(hours, clock)]));
      }
      process.stdout.write(JSON.stringify(answers));
    `;
    const options = { env: { ...process.env, TZ: zone }, encoding: 'utf8', maxBuffer: 2 ** 25 } as const;
    return JSON.parse(
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], options),
    );
  }

  it('gives the same answers as one in Hannover', () => {
    const inBerlin = answersIn('Europe/Berlin', dayHours);
    expect(inBerlin).toHaveLength(10 * dayHours.length * 24);
    for (const zone of ['UTC', 'America/New_York']) expect(answersIn(zone, dayHours)).toEqual(inBerlin);
  }, 60_000);

  // For hours over midnight the library goes back 24 hours to find the day before, which misses it by an hour where
  // the process's own clock has just changed. The server therefore runs in UTC.
  it('gives the same answers for hours over midnight, once it runs in UTC like the server', () => {
    const asMainDoes = `process.env.TZ = 'UTC';`;
    expect(readFileSync('server/main.ts', 'utf8')).toContain(asMainDoes);
    const inUtc = answersIn('UTC', [night, 'Sa 22:00-06:00']);
    for (const zone of ['Europe/Berlin', 'America/New_York'])
      expect(answersIn(zone, [night, 'Sa 22:00-06:00'], asMainDoes)).toEqual(inUtc);
  }, 60_000);
});
