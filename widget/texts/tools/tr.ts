import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'Bu yardımcı oldu mu?',
  yes: 'Evet',
  no: 'Hayır',
  copy: 'Kopyala',
  copied: 'Kopyalandı',
  readAloud: 'Sesli oku',
  stopReading: 'Okumayı durdur',
  dictate: 'Soruyu sesli sor',
  stopDictation: 'Dinlemeyi durdur',
  comment: 'Eksik olan neydi? (isteğe bağlı)',
  sendComment: 'Gönder',
  skipComment: 'Metin olmadan gönder',
  print: 'Konuşmayı yazdır',
  save: 'Konuşmayı kaydet',
  distance: 'Mesafeyi göster',
  distanceFailed: 'Konumunuz bilinmiyor.',
  asTheCrowFlies: 'kuş uçuşu',
  unread: (count) => `${count} yeni cevap`,
};
