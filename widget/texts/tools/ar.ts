import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'هل كان هذا مفيدًا؟',
  yes: 'نعم',
  no: 'لا',
  copy: 'نسخ',
  copied: 'تم النسخ',
  readAloud: 'القراءة بصوت عالٍ',
  stopReading: 'إيقاف القراءة',
  dictate: 'طرح السؤال صوتيًا',
  stopDictation: 'إيقاف الاستماع',
  comment: 'ما الذي كان ناقصًا؟ (اختياري)',
  sendComment: 'إرسال',
  skipComment: 'إرسال بلا نص',
  print: 'طباعة المحادثة',
  save: 'حفظ المحادثة',
  distance: 'عرض المسافة',
  distanceFailed: 'موقعك غير متاح.',
  asTheCrowFlies: 'في خط مستقيم',
  unread: (count) => `إجابات جديدة: ${count}`,
};
