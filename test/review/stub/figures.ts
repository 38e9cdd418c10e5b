import type { Figures } from '../../../server/review/api.ts';

const dayMs = 24 * 3600 * 1000;

/** Figures of a period, the same each time. */
export function figuresOf(from: string, to: string): Figures {
  const days: Figures['days'] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const questions = [0, 6].includes(new Date(at).getUTCDay()) ? 30 + ((at / dayMs) % 9) : 140 + ((at / dayMs) % 37);
    const unmatched = Math.round(questions * 0.08) + ((at / dayMs) % 4);
    days.push({ day, questions, answered: Math.round(questions * 0.8), unmatched });
  }
  const sum = (name: 'questions' | 'answered' | 'unmatched') => days.reduce((all, each) => all + each[name], 0);
  const [questions, answered, unmatched] = [sum('questions'), sum('answered'), sum('unmatched')];
  const counted = (...labels: readonly string[]) =>
    labels.map((label, index) => ({ key: label, label, count: Math.round(questions / (index + 3)) }));
  return {
    period: { from, to },
    questions,
    answered,
    askedBack: questions - answered - unmatched,
    unmatched,
    helpful: 311,
    notHelpful: 57,
    days,
    services: counted(
      'Personalausweis beantragen',
      'Reisepass beantragen',
      'Wohnsitz ummelden',
      'Führungszeugnis beantragen',
      'Hund anmelden',
    ),
    aspects: counted('Kosten', 'Termin', 'Unterlagen', 'Dauer', 'Online'),
    intents: counted('Kosten', 'Öffnungszeiten', 'Begrüßung'),
    languages: counted('Deutsch', 'Englisch', 'Türkisch', 'Arabisch'),
    links: counted('Termin buchen', 'Online-Ausweis', 'Serviceseite Reisepass'),
    hours: Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (_, hour) =>
        hour < 6 || hour > 21 ? 0 : Math.round((day > 4 ? 4 : 20) * Math.sin(((hour - 5) / 17) * Math.PI)),
      ),
    ),
    unansweredByAge: [
      { key: 'week', label: 'bis 7 Tage', count: 41 },
      { key: 'month', label: 'bis 30 Tage', count: 87 },
      { key: 'older', label: 'älter', count: 22 },
    ],
    overdue: [{ file: 'knowledge-base/services/hund.yaml', title: 'Hund anmelden', reviewBy: '2026-10-01' }],
  };
}
