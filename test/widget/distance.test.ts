import { expect, test } from 'vitest';
import { distanceKm } from '../../widget/distance.ts';

const townHall = { lat: 52.3676, lon: 9.7369 };
const linden = { lat: 52.369, lon: 9.709 };

test('reckons distances in the city as the crow flies', () => {
  expect(distanceKm(townHall, linden)).toBeCloseTo(1.9, 1);
  expect(distanceKm(linden, linden)).toBe(0);
});
