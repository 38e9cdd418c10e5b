import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'War das hilfreich?',
  yes: 'Ja',
  no: 'Nein',
  copy: 'Kopieren',
  copied: 'Kopiert',
  readAloud: 'Vorlesen',
  stopReading: 'Vorlesen beenden',
  dictate: 'Frage sprechen',
  stopDictation: 'Aufnahme beenden',
  comment: 'Was hat Ihnen gefehlt? (freiwillig)',
  sendComment: 'Absenden',
  skipComment: 'Ohne Text absenden',
  print: 'Gespräch drucken',
  save: 'Gespräch speichern',
  distance: 'Entfernung anzeigen',
  distanceFailed: 'Ihr Standort ist nicht verfügbar.',
  asTheCrowFlies: 'Luftlinie',
  unread: (count) => (count === 1 ? '1 neue Antwort' : `${count} neue Antworten`),
};
