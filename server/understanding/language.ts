import type { Language } from '../protocol/messages.ts';

/**
 * The language a short text is written in, or the prior where the text does not say: by script, by letters that only
 * one of our languages has, and by the small words every sentence needs. Never throws; linear in the text.
 */
export function recogniseLanguage(written: string, prior: Language): Language {
  // Some keyboards write ї and ü as a letter and a mark.
  const text = written.normalize('NFC');
  if (/[\u0600-\u06ff]/.test(text)) return 'ar';
  if (/[\u0400-\u04ff]/.test(text)) {
    if (/[іїєґ]/i.test(text)) return 'uk';
    return /[ыэёъ]/i.test(text) || prior !== 'uk' ? 'ru' : 'uk';
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const points = new Map<Language, number>();
  for (const word of words) {
    for (const [language, markers] of markersByLanguage) {
      if (markers.has(word)) points.set(language, (points.get(language) ?? 0) + 1);
    }
  }
  if (/[ğışİ]/.test(text)) points.set('tr', (points.get('tr') ?? 0) + 2);
  if (/[łąęśźżćń]/i.test(text)) points.set('pl', (points.get('pl') ?? 0) + 2);
  // Names carry umlauts into every language: they only tip the balance.
  if (/[äöüß]/i.test(text)) points.set('de', (points.get('de') ?? 0) + 0.5);
  const [best, next] = [...points].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < 1 || best[1] === next?.[1]) return prior;
  // Easy German is German: only the visitor's wish tells them apart.
  return best[0] === 'de' && prior === 'easy' ? 'easy' : best[0];
}

const markersByLanguage: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  Object.entries({
    de: 'der die das den dem ein eine einen ich du sie wir mein meine meinen ist sind war wie was wo wann wer wie viel kann muss brauche habe hab für fuer und oder nicht kein mit ohne bei zum zur im auf auch noch wenn kostet kosten bitte danke wohin welche welches gibt geht neu neuer neuen mir mich man hallo guten tag',
    en: 'the a an i you we my your is are was do does did how what where when who which can must need have for and or not with without at to of in on it this that please thanks hello hi there much get want would like open cost long',
    tr: 've bir bu ne nasıl nasil nerede icin için var yok mı mi mu ben benim istiyorum gerekli kadar merhaba teşekkürler randevu lazım kaç',
    pl: 'jak gdzie co ile czy jest mam moje mój dla do na nie potrzebuję chcę kiedy dzień dobry dziękuję się dowód',
  } satisfies Partial<Record<Language, string>>).map(([language, words]) => [
    language as Language,
    new Set(words.split(' ')),
  ]),
);
