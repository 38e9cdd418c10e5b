import { describe, expect, it } from 'vitest';
import { expandTemplate, type Fillers, isTemplate, TemplateError } from '../../../server/known-questions/templates.ts';

const fillers: Fillers = {
  service: [
    { id: 'reisepass', text: 'Reisepass' },
    { id: 'hund', text: 'Hundesteuer' },
  ],
  location: [{ id: 'aegi', text: 'Aegi' }],
  district: Array.from({ length: 60 }, (_, index) => ({ id: `d${index}`, text: `Ort ${index}` })),
};

const texts = (template: string) => expandTemplate(template, fillers).variants.map(({ text }) => text);

describe('a template', () => {
  it.each<[template: string, said: readonly string[]]>([
    ['Was kostet das?', ['Was kostet das?']],
    [
      '[bitte] Was kostet das[?]',
      ['bitte Was kostet das?', 'bitte Was kostet das', 'Was kostet das?', 'Was kostet das'],
    ],
    ['(Was|Wie viel) kostet das', ['Was kostet das', 'Wie viel kostet das']],
    ['kostet (der|[mein] neuer) Pass', ['kostet der Pass', 'kostet mein neuer Pass', 'kostet neuer Pass']],
    ['{service} im {location}', ['Reisepass im Aegi', 'Hundesteuer im Aegi']],
    ['geht das [heute] , oder', ['geht das heute, oder', 'geht das, oder']],
    ['mit \\(Klammer\\)', ['mit (Klammer)']],
    ['a|b ohne Klammer', ['a|b ohne Klammer']],
  ])('%s', (template, said) => {
    expect(texts(template)).toEqual(said);
  });

  it('says which names it was filled with', () => {
    expect(expandTemplate('{service} im {location}', fillers).variants[1]?.slots).toEqual({
      service: 'hund',
      location: 'aegi',
    });
  });

  it('is cut to a selection spread over all variants, and says how many there would be', () => {
    const { variants, total } = expandTemplate('{service} in {district}', fillers);
    expect(total).toBe(120);
    expect(variants).toHaveLength(50);
    expect(new Set(variants.map(({ slots }) => slots.service))).toEqual(new Set(['reisepass', 'hund']));
    expect(variants.some(({ slots }) => Number(slots.district?.slice(1)) > 50)).toBe(true);
  });

  it('stays bounded where the variants are beyond counting', () => {
    const { variants } = expandTemplate('(a|b)'.repeat(200), fillers);
    expect(variants.length).toBeLessThanOrEqual(50);
  });

  it.each(['(a|b', 'a)', '[a', 'a]', '(a]', '{ort}', '{service'])(
    'is refused if it does not add up: %s',
    (template) => {
      expect(() => expandTemplate(template, fillers)).toThrow(TemplateError);
    },
  );

  it('is told from plain words', () => {
    expect(isTemplate('(a|b)')).toBe(true);
    expect(isTemplate('a \\(b\\)')).toBe(false);
  });
});
