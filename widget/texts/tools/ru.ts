import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'Это было полезно?',
  yes: 'Да',
  no: 'Нет',
  copy: 'Копировать',
  copied: 'Скопировано',
  readAloud: 'Прочитать вслух',
  stopReading: 'Остановить чтение',
  dictate: 'Задать вопрос голосом',
  stopDictation: 'Остановить запись',
  comment: 'Чего не хватило? (по желанию)',
  sendComment: 'Отправить',
  skipComment: 'Отправить без текста',
  print: 'Распечатать переписку',
  save: 'Сохранить переписку',
  distance: 'Показать расстояние',
  distanceFailed: 'Ваше местоположение недоступно.',
  asTheCrowFlies: 'по прямой',
  unread: (count) => `Новых ответов: ${count}`,
};
