import type { Texts } from './texts.ts';

export const texts: Texts = {
  tools: () => import('./tools/easy.ts'),
  lang: 'de',
  title: 'Service-Chat Hannover',
  program: 'Ich bin ein Programm. Ich bin kein Mensch.',
  language: 'Sprache',
  close: 'Chat schließen',
  menu: 'Mehr',
  transcript: 'Fragen und Antworten',
  you: 'Sie',
  bot: 'Service-Chat',
  waiting: 'Ich suche die Antwort …',
  choices: 'Das können Sie auswählen',
  completions: (count) =>
    count === 1
      ? 'Es gibt 1 Vorschlag. Wählen Sie mit den Pfeil-Tasten.'
      : `Es gibt ${count} Vorschläge. Wählen Sie mit den Pfeil-Tasten.`,
  input: 'Ihre Frage',
  placeholder: 'Schreiben Sie hier.',
  send: 'Senden',
  sendAnyway: 'Trotzdem senden',
  personalData:
    'Bitte schreiben Sie keine persönlichen Daten. Zum Beispiel: keine Telefonnummer. Ich brauche die Daten nicht.',
  charactersLeft: (count) => `Sie können noch ${count} Zeichen schreiben.`,
  charactersOver: (count) => `Der Text ist zu lang. ${count} Zeichen sind zu viel.`,
  privacy: 'Bitte schreiben Sie keine persönlichen Daten.',
  privacyLink: 'Datenschutz',
  connecting: 'Die Verbindung wird gesucht …',
  offline: 'Es gibt keine Verbindung. Ihre Nachricht wird später gesendet.',
  retry: 'Jetzt versuchen',
  sendAgain: 'Noch einmal senden',
  newTab: '(öffnet eine neue Seite)',
  amount: 'So viel kostet es',
  amountFor: 'Wofür',
  hours: 'Wann ist geöffnet?',
  emergency: 'Notfall',
  warning: 'Wichtig',
  hint: 'Hinweis',
};
