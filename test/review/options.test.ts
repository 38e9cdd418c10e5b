import { describe, expect, it } from 'vitest';
import { findOptions } from '../../server/review/page/parts/options.ts';

const options = [
  { value: 'ausweis', label: 'Gebühr für den Ausweis' },
  { value: 'pass', label: 'Reisepass beantragen' },
  { value: 'passfoto', label: 'Passfoto' },
];

describe('looking for an entry of a list', () => {
  it.each([
    ['gebuhr', ['ausweis']],
    ['PASS', ['passfoto', 'pass']],
    ['beantragen reise', ['pass']],
    ['', ['ausweis', 'pass', 'passfoto']],
    ['hund', []],
  ])('"%s" finds %j, what begins with it first', (text, found) => {
    expect(findOptions(options, text).map(({ value }) => value)).toEqual(found);
  });

  it('shows no more than anybody reads', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ value: `${index}`, label: `Leistung ${index}` }));
    expect(findOptions(many, 'leistung')).toHaveLength(50);
  });
});
