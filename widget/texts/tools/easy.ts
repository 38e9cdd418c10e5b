import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'Hat Ihnen das geholfen?',
  yes: 'Ja',
  no: 'Nein',
  copy: 'Kopieren',
  copied: 'Kopiert',
  readAloud: 'Vorlesen',
  stopReading: 'Nicht mehr vorlesen',
  dictate: 'Frage sprechen',
  stopDictation: 'Nicht mehr zuhören',
  comment: 'Was hat gefehlt? Sie müssen hier nichts schreiben.',
  sendComment: 'Absenden',
  skipComment: 'Ohne Text absenden',
  print: 'Gespräch drucken',
  save: 'Gespräch speichern',
  distance: 'Wie weit ist das weg?',
  distanceFailed: 'Ich kann Ihren Ort nicht finden.',
  asTheCrowFlies: 'in gerader Linie',
  unread: (count) => (count === 1 ? '1 neue Antwort' : `${count} neue Antworten`),
};
