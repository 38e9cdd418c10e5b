import type { ToolTexts } from './texts.ts';

export const texts: ToolTexts = {
  helpful: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  copy: 'Copy',
  copied: 'Copied',
  readAloud: 'Read aloud',
  stopReading: 'Stop reading',
  dictate: 'Speak your question',
  stopDictation: 'Stop listening',
  comment: 'What was missing? (optional)',
  sendComment: 'Send',
  skipComment: 'Send without text',
  print: 'Print conversation',
  save: 'Save conversation',
  distance: 'Show distance',
  distanceFailed: 'Your location is not available.',
  asTheCrowFlies: 'as the crow flies',
  unread: (count) => (count === 1 ? '1 new answer' : `${count} new answers`),
};
