import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'Czy to było pomocne?',
  yes: 'Tak',
  no: 'Nie',
  copy: 'Kopiuj',
  copied: 'Skopiowano',
  readAloud: 'Czytaj na głos',
  stopReading: 'Zatrzymaj czytanie',
  dictate: 'Zadaj pytanie głosem',
  stopDictation: 'Zakończ słuchanie',
  comment: 'Czego zabrakło? (opcjonalnie)',
  sendComment: 'Wyślij',
  skipComment: 'Wyślij bez tekstu',
  print: 'Drukuj rozmowę',
  save: 'Zapisz rozmowę',
  distance: 'Pokaż odległość',
  distanceFailed: 'Lokalizacja jest niedostępna.',
  asTheCrowFlies: 'w linii prostej',
  unread: (count) => `Nowe odpowiedzi: ${count}`,
};
