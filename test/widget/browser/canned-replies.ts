import type { Language, Reply, ServerMessage, Suggestions } from '../../../server/protocol/messages.ts';

/** What the stub answers, one example of every kind of part among it. */
export function greeting(language: Language): Reply {
  const text = greetings[language] ?? 'Guten Tag! Was möchten Sie über die Dienste der Stadt wissen?';
  return {
    language,
    outcome: 'matched',
    parts: [{ type: 'text', spans: [{ text }] }],
    choices: [
      { label: 'Reisepass', value: 'reisepass' },
      { label: 'Bürgeramt finden', value: 'buergeramt' },
      { label: 'Termin buchen', value: 'termin' },
    ],
  };
}

const greetings: Partial<Record<Language, string>> = {
  en: 'Hello! What would you like to know about the city’s services?',
  ar: 'مرحبًا! ماذا تريد أن تعرف عن خدمات المدينة؟',
};

export function replyTo(text: string, language: Language): Reply {
  if (/mitte|bürgeramt|buergeramt/i.test(text)) return office(language);
  if (/sehr viel/i.test(text)) return long(language);
  if (text.startsWith('Echo ')) return echo(text, language);
  if (/notfall/i.test(text)) return emergency(language);
  if (/quatsch/i.test(text)) return /leer/.test(text) ? unheard(language) : fallback(language);
  return fees(language);
}

function fees(language: Language): Reply {
  return {
    language,
    outcome: 'matched',
    match: { intent: 'service/costs', slots: { service: 'reisepass' }, confidence: 0.93 },
    parts: [
      {
        type: 'text',
        spans: [{ text: 'Ein ' }, { text: 'Reisepass', strong: true }, { text: ' kostet:' }],
        ...german(language),
      },
      {
        type: 'fees',
        rows: [
          { amount: '70,00 €', label: 'ab 24 Jahren' },
          { amount: '37,50 €', label: 'unter 24 Jahren' },
          { amount: '32,00 €', label: 'zusätzlich für die Express-Herstellung' },
        ],
        ...german(language),
      },
      {
        type: 'links',
        links: [{ label: 'Termin buchen', href: 'https://termin.hannover.gov.de/' }],
        ...german(language),
      },
      {
        type: 'source',
        label: 'Quelle',
        links: [
          { label: 'Landeshauptstadt Hannover, Stand Januar 2024', href: 'https://www.hannover.de/' },
          { label: 'Bundesministerium des Innern, Stand Januar 2024', href: 'https://www.bmi.bund.de/' },
        ],
        ...german(language),
      },
    ],
    choices: [
      { label: 'Welche Unterlagen brauche ich?', value: 'reisepass-documents' },
      { label: 'Wie lange dauert es?', value: 'reisepass-duration' },
    ],
  };
}

function office(language: Language): Reply {
  return {
    language,
    outcome: 'matched',
    parts: [
      {
        type: 'location',
        id: 'mitte',
        name: 'Bürgeramt Mitte (Beispiel)',
        address: ['Musterstraße 1', '30159 Hannover'],
        openNow: { state: 'open', text: 'Jetzt geöffnet, bis 18 Uhr' },
        hours: ['Mo 8–15 Uhr', 'Do 8–18 Uhr'],
        notes: ['Der Eingang ist stufenlos.'],
        phone: { label: '0511 168-0', href: 'tel:+495111680' },
        map: { label: 'Auf der Karte zeigen', href: 'https://www.openstreetmap.org/' },
        geo: { lat: 52.37, lon: 9.73 },
        ...german(language),
      },
      {
        type: 'list',
        ordered: false,
        items: [[{ text: 'Ausweis mitbringen' }], [{ text: 'Termin vereinbaren' }]],
        ...german(language),
      },
      { type: 'notice', tone: 'hint', spans: [{ text: 'Ohne Termin müssen Sie warten.' }], ...german(language) },
    ],
    choices: [],
  };
}

function long(language: Language): Reply {
  const spans = [{ text: 'Sehr viel Text. '.repeat(625) }];
  const choices = Array.from({ length: 200 }, (_, index) => ({
    label: `Wahl ${index + 1}`,
    value: `wahl-${index + 1}`,
  }));
  const items = choices.map((_, index) => [{ text: `Punkt ${index + 1} ${'und noch mehr '.repeat(8)}` }]);
  return {
    language,
    outcome: 'matched',
    parts: [
      { type: 'text', spans },
      { type: 'list', ordered: true, items },
    ],
    choices,
  };
}

function emergency(language: Language): Reply {
  const spans = [{ text: 'Rufen Sie ' }, { text: '112', href: 'tel:112', strong: true as const }, { text: ' an.' }];
  return { language, outcome: 'matched', parts: [{ type: 'notice', tone: 'emergency', spans }], choices: [] };
}

function fallback(language: Language): Reply {
  const spans = [{ text: 'Das habe ich nicht verstanden. Bitte fragen Sie mit anderen Worten.' }];
  return {
    language,
    outcome: 'unmatched',
    // As the server does for what it puts aside; to an empty text it names no intent.
    match: { intent: 'fallback/fallback', slots: {}, confidence: 0.1 },
    parts: [
      { type: 'text', spans },
      { type: 'notice', tone: 'warning', spans: [{ text: 'Der Zentrale Telefon-Service hilft Ihnen weiter.' }] },
    ],
    choices: [],
  };
}

/** To a text without words; the server tries nothing, and keeps nothing. */
function unheard(language: Language): Reply {
  const { match, ...reply } = fallback(language);
  return { ...reply, choices: [{ label: 'Quatsch wählen', value: 'quatsch' }] };
}

/** Says what was said, everywhere an answer can say something. */
function echo(text: string, language: Language): Reply {
  const spans = [{ text }, { text, href: text.slice('Echo '.length) }];
  return {
    language,
    outcome: 'matched',
    parts: [
      { type: 'text', spans },
      { type: 'list', ordered: true, items: [spans] },
      { type: 'fees', rows: [{ amount: text, label: text }] },
    ],
    choices: [{ label: text, value: 'echo' }],
  };
}

function german(language: Language): { lang?: string } {
  return language === 'de' || language === 'easy' ? {} : { lang: 'de' };
}

export const suggestions: Omit<Suggestions, 'language'> = {
  questions: { costs: 'Kosten', documents: 'Unterlagen', 'opening-hours': 'Öffnungszeiten' },
  subjects: [
    { label: 'Reisepass beantragen', value: 'reisepass', terms: ['ePass'], questions: ['documents', 'costs'] },
    { label: 'Reisepass verloren', value: 'reisepass-verlust', terms: [], questions: ['costs'] },
    { label: 'Bürgeramt Mitte (Beispiel)', value: 'buergeramt-mitte', terms: [], questions: ['opening-hours'] },
  ],
};

export function replyMessage(to: string, id: string, reply: Reply): ServerMessage {
  return { type: 'reply', to, id, resume: `resume-${id}`, ...reply };
}
