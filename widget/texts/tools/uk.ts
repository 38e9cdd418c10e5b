import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'Це було корисно?',
  yes: 'Так',
  no: 'Ні',
  copy: 'Копіювати',
  copied: 'Скопійовано',
  readAloud: 'Прочитати вголос',
  stopReading: 'Зупинити читання',
  dictate: 'Поставити запитання голосом',
  stopDictation: 'Зупинити запис',
  comment: 'Чого бракувало? (за бажанням)',
  sendComment: 'Надіслати',
  skipComment: 'Надіслати без тексту',
  print: 'Надрукувати розмову',
  save: 'Зберегти розмову',
  distance: 'Показати відстань',
  distanceFailed: 'Ваше місцезнаходження недоступне.',
  asTheCrowFlies: 'по прямій',
  unread: (count) => `Нових відповідей: ${count}`,
};
