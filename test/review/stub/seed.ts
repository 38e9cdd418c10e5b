import type { Group, ReviewedEntry, Targets } from '../../../server/review/api.ts';

/** A group with its questions and what was done to it. */
export interface Kept {
  group: Group;
  entries: ReviewedEntry[];
}

export const targets: Targets = {
  services: [
    { id: 'reisepass', name: 'Reisepass beantragen', aspects: ['costs', 'documents', 'duration', 'appointment'] },
    { id: 'personalausweis', name: 'Personalausweis beantragen', aspects: ['costs', 'documents', 'duration'] },
    { id: 'ummeldung', name: 'Wohnsitz ummelden', aspects: ['documents', 'deadline', 'online'] },
    { id: 'hund', name: 'Hund anmelden', aspects: ['costs', 'how'] },
    { id: 'fuehrungszeugnis', name: 'Führungszeugnis beantragen', aspects: ['costs', 'online'] },
    { id: 'kfz-zulassung', name: 'Fahrzeug zulassen', aspects: ['documents', 'appointment'] },
  ],
  intents: [
    { id: 'service/costs', name: 'Kosten' },
    { id: 'location/opening-hours', name: 'Öffnungszeiten' },
    { id: 'help/human-handover', name: 'Mit einem Menschen sprechen' },
  ],
  aspects: {
    costs: 'Kosten',
    documents: 'Unterlagen',
    duration: 'Dauer',
    appointment: 'Termin',
    deadline: 'Frist',
    online: 'Online',
    how: 'Ablauf',
  },
};

interface Asked {
  readonly texts: readonly string[];
  readonly service?: string;
  readonly intent: string;
  readonly language?: ReviewedEntry['language'];
}

/** What people asked, in their words. */
const asked: readonly Asked[] = [
  {
    texts: ['was kost der pass für mein baby', 'Kinderreisepass Preis?', 'wie teuer ist ein Pass für Kleinkinder'],
    service: 'reisepass',
    intent: 'service/costs',
  },
  {
    texts: ['kann ich den hund auch per mail anmelden', 'Hundesteuer Anmeldung Formular', 'hund neu was tun'],
    service: 'hund',
    intent: 'service/how',
  },
  {
    texts: [
      'bis wann muss ich mich ummelden nach umzug',
      'ummelden frist verpasst strafe',
      'Umzug in Hannover melden bis',
    ],
    service: 'ummeldung',
    intent: 'service/deadline',
  },
  {
    texts: ['do i need the old plates to register a car', 'car plates what to bring'],
    service: 'kfz-zulassung',
    intent: 'service/documents',
    language: 'en',
  },
  { texts: ['wann hat das amt am brückentag auf', 'offen am 2. mai?'], intent: 'location/opening-hours' },
  {
    texts: ['führungszeugnis für ehrenamt gratis', 'Führungszeugnis Verein kostenlos'],
    service: 'fuehrungszeugnis',
    intent: 'service/costs',
  },
  { texts: ['كم يستغرق الحصول على جواز السفر'], service: 'reisepass', intent: 'service/duration', language: 'ar' },
  {
    texts: ['perso weg was jetzt', 'ausweis verloren was mitbringen'],
    service: 'personalausweis',
    intent: 'service/documents',
  },
];

const endings = ['', ' bitte', ' schnell', ' und wo', ' in Linden', ' ohne Termin', ' am Samstag', ' für meine Mutter'];

const dayMs = 24 * 3600 * 1000;
export const now = Date.parse('2026-11-27T09:00:00Z');

/** Groups as a dialog centre has them after some weeks, the same each time. */
export function seedGroups(count: number): Kept[] {
  return Array.from({ length: count }, (_, index) => makeGroup(index + 1));
}

function makeGroup(id: number): Kept {
  const { texts, service, intent, language = 'de' } = asked[(id - 1) % asked.length] as Asked;
  const ending = language === 'de' ? (endings[Math.floor((id - 1) / asked.length) % endings.length] ?? '') : '';
  const repeated = Math.floor((id - 1) / (asked.length * endings.length));
  const entries = Array.from({ length: 3 + ((id * 7) % 5) }, (_, number): ReviewedEntry => {
    const text = (texts[number % texts.length] ?? '') + ending + (repeated === 0 ? '' : ` (${repeated})`);
    return {
      id: `entry-${id}-${number}`,
      text,
      language,
      reason: (['not-understood', 'no-fact', 'not-helpful'] as const)[(id + number) % 3] ?? 'no-fact',
      page: '/buergerservice/ausweise',
      nearest: [
        { intent, ...(service && { service }), confidence: 0.41 },
        { intent: 'service/duration', service: 'reisepass', confidence: 0.12 },
      ],
      at: new Date(now - id * 3_600_000 - number * dayMs).toISOString(),
      ...((id + number) % 3 === 2 ? { comment: 'Da stand nur etwas über Erwachsene.' } : {}),
    };
  });
  const group: Group = {
    id,
    version: 1,
    title: entries[0]?.text ?? '',
    state: 'new',
    note: '',
    count: Math.max(entries.length, 480 - id * 2),
    firstSeen: new Date(now - (20 + id) * dayMs).toISOString(),
    lastSeen: entries[0]?.at ?? '',
    weeks: Array.from({ length: 8 }, (_, week) => (id * 5 + week * week * (id % 3)) % 23),
    languages: [language],
    reasons: [...new Set(entries.map(({ reason }) => reason))],
    suggested: { intent, ...(service && { service }) },
  };
  return { group, entries };
}

/** What must stay text: markup, a change of direction, a tower of marks. */
export const hostileTexts: readonly string[] = [
  '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script> {{2}}',
  'abc \u202Egnp.exe und weiter von rechts',
  `Z${'\u0301'.repeat(1000)}algo`,
];
