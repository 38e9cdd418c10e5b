import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  kindOf,
  lastDays,
  periodBefore,
  yearBefore,
} from '../../server/review/page/views/figures/period.ts';
import { roundScale } from '../../server/review/page/views/figures/scale.ts';

describe('periods', () => {
  it('are days of Berlin', () => {
    expect(dayOf(new Date('2026-11-29T22:59:59Z'))).toBe('2026-11-29');
    expect(dayOf(new Date('2026-11-29T23:00:00Z'))).toBe('2026-11-30');
  });

  it('include both ends, also over the change of the clock', () => {
    expect(lastDays(7, '2026-10-28')).toEqual({ from: '2026-10-22', to: '2026-10-28' });
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('are compared with as many days before, or with the same weekdays a year ago', () => {
    const period = { from: '2026-11-01', to: '2026-11-28' };
    expect(periodBefore(period)).toEqual({ from: '2026-10-04', to: '2026-10-31' });
    expect(yearBefore(period)).toEqual({ from: '2025-11-02', to: '2025-11-29' });
    expect(kindOf(period, undefined)).toBe('none');
    expect(kindOf(period, periodBefore(period))).toBe('before');
    expect(kindOf(period, yearBefore(period))).toBe('year');
    expect(kindOf(period, { from: '2026-01-01', to: '2026-01-31' })).toBe('own');
  });
});

describe('an axis', () => {
  it.each([
    [0, 1, 2],
    [3, 3, 4],
    [166, 200, 5],
    [1000, 1000, 3],
    [48_211, 60_000, 4],
  ])('for up to %i ends at the round number %i, in %i lines', (most, top, lines) => {
    const scale = roundScale(most);
    expect(scale.top).toBe(top);
    expect(scale.steps).toHaveLength(lines);
    expect(scale.steps.at(-1)).toBe(top);
  });
});
