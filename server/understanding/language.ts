import type { Language } from '../protocol/messages.ts';

/**
 * The language a short text is written in, or the prior where the text does not say: by script, by letters that only
 * one of our languages has, and by the small words every sentence needs. Never throws; linear in the text.
 */
export function recogniseLanguage(written: string, prior: Language): Language {
  // Some keyboards write ї and ü as a letter and a mark.
  const text = written.normalize('NFC');
  const isOrdinary = isLatin1(text);
  if (!isOrdinary) {
    if (/[\u0600-\u06ff]/.test(text)) return 'ar';
    if (/[\u0400-\u04ff]/.test(text)) {
      if (/[іїєґ]/i.test(text)) return 'uk';
      return /[ыэёъ]/i.test(text) || prior !== 'uk' ? 'ru' : 'uk';
    }
  }
  const points = new Map<Language, number>();
  for (const { ours } of markersIn(text))
    for (const language of ours) points.set(language, (points.get(language) ?? 0) + 1);
  if (!isOrdinary && /[ğışİ]/.test(text)) points.set('tr', (points.get('tr') ?? 0) + 2);
  if (!isOrdinary && /[łąęśźżćń]/i.test(text)) points.set('pl', (points.get('pl') ?? 0) + 2);
  // Names carry umlauts into every language: they only tip the balance.
  if (/[äöüß]/i.test(text)) points.set('de', (points.get('de') ?? 0) + 0.5);
  const [best, next] = [...points].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < 1 || best[1] === next?.[1]) return prior;
  // Easy German is German: only the visitor's wish tells them apart.
  return best[0] === 'de' && prior === 'easy' ? 'easy' : best[0];
}

/** Scripts that none of our languages is written in. */
const foreignScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Ethiopic}]/u;

/** Letters that Persian and Urdu have and Arabic has not. */
const foreignArabic = /[\u067e\u0686\u0698\u06af\u06cc\u06a9]/;

/**
 * Whether a text is written in a language that we do not speak: by script, or by at least two of its small words, and
 * more of them than of any language that we do. Never throws; linear in the text.
 */
export function isForeign(written: string): boolean {
  const text = written.normalize('NFC');
  if (!isLatin1(text) && (foreignScripts.test(text) || foreignArabic.test(text))) return true;
  const found = new Set(markersIn(text));
  const foreign = mostOfOne(found, 'foreign');
  // Polish shares small words with its neighbours, and Turkish with nobody; both have letters of their own.
  const ownLetters = !isLatin1(text) && /[łąęśźżńğış]/i.test(text) ? 2 : 0;
  return foreign >= 2 && foreign > mostOfOne(found, 'ours') + ownLetters;
}

/** What a small word tells: the languages of ours that it belongs to, and the others. */
interface Marker {
  readonly ours: readonly Language[];
  readonly foreign: readonly string[];
}

/** How many of the markers are of one and the same language, at most. */
function mostOfOne(markers: ReadonlySet<Marker>, kind: keyof Marker): number {
  const counts = new Map<string, number>();
  let most = 0;
  for (const { [kind]: languages } of markers) {
    for (const language of languages) {
      const count = (counts.get(language) ?? 0) + 1;
      counts.set(language, count);
      if (count > most) most = count;
    }
  }
  return most;
}

/** The text whose markers were asked for last: whether it is foreign and which language it is are asked in turn. */
let lastText = '';
let lastMarkers: readonly Marker[] = [];

/** The markers in a text, in order. */
function markersIn(text: string): readonly Marker[] {
  if (text === lastText) return lastMarkers;
  const lowered = text.toLowerCase();
  // Letters beyond Latin-1 are looked for only where there are any.
  const words = lowered.match(isLatin1(lowered) ? /[a-zªµºß-öø-ÿ]+/g : /\p{L}+/gu) ?? [];
  const found: Marker[] = [];
  for (const word of words) {
    const marker = markers.get(word);
    if (marker) found.push(marker);
  }
  lastText = text;
  lastMarkers = found;
  return found;
}

function isLatin1(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 255) return false;
  return true;
}

/** The languages that a word marks, by word: a text's words are then looked up once each. */
function byMarker<Name extends string>(
  markers: Iterable<readonly [language: Name, words: string]>,
): ReadonlyMap<string, readonly Name[]> {
  const languages = new Map<string, Name[]>();
  for (const [language, words] of markers)
    for (const word of new Set(words.split(' '))) languages.set(word, [...(languages.get(word) ?? []), language]);
  return languages;
}

/** French, Spanish, Italian, Portuguese, Romanian, Dutch, Albanian, Croatian and Serbian, Czech, Vietnamese, Kurdish. */
const foreignByMarker = byMarker(
  [
    'bonjour je ne parle pas comment où est ce que le la les un une des mon ma mes pour avec et ou dans sur vous merci nouvelle quel quelle faire puis à au du faut dois voudrais besoin combien votre déjà aussi',
    'hola cómo como dónde donde qué que el la los las un una mi mis para con y en necesito quiero puedo gracias cuánto cuesta hablo no es por del me tengo soy estoy cita hay después ciudad',
    'ciao buongiorno come dove che il lo la gli le un una mio mia per con e in ho bisogno vorrei posso grazie quanto costa non parlo è del della devo sono mi serve',
    'olá como onde que o a os as um uma meu minha para com e em preciso quero posso obrigado obrigada quanto custa não falo do da',
    'bună salut cum unde ce este un o meu mea pentru cu și si în am nevoie vreau pot mulțumesc cât costă nu vorbesc la de din pentru sunt fac trebuie',
    'hallo hoe waar wat het een mijn voor met en ik heb nodig wil kan dank kosten spreek geen niet naar van',
    'përshëndetje si ku çfarë është një im ime për me dhe unë kam nevojë dua mund faleminderit sa kushton nuk flas gjermanisht',
    'zdravo bok kako gdje gde što šta je moj moja za sa i trebam treba želim mogu hvala koliko košta ne govorim njemački nemački dobar dan kod se da mi prijavim imam treba',
    'dobrý ahoj jak kde co je můj moje pro s potřebuji chci mohu děkuji kolik stojí nemluvím německy se na',
    'xin chào làm thế nào ở đâu cái gì là của tôi cho với và cần muốn có thể cảm ơn bao nhiêu không nói',
    'silav çawa li ku çi ye ez min ji bo bi û dixwazim dikarim spas çiqas nizanim almanî',
  ].map((words, index) => [String(index), words] as const),
);

const languagesByMarker = byMarker<Language>(
  Object.entries({
    de: 'der die das den dem ein eine einen ich du sie wir mein meine meinen ist sind war wie was wo wann wer wie viel kann muss brauche habe hab für fuer und oder nicht kein mit ohne bei zum zur im auf auch noch wenn kostet kosten bitte danke wohin welche welches gibt geht neu neuer neuen mir mich man hallo guten tag',
    en: 'the a an i you we my your is are was do does did how what where when who which can must need have for and or not with without at to of in on it this that please thanks hello hi there much get want would like open cost long',
    tr: 've bir bu ne nasıl nasil nerede icin için var yok mı mi mu ben benim istiyorum gerekli kadar merhaba teşekkürler randevu lazım kaç',
    pl: 'jak gdzie co ile czy jest mam moje mój dla do na nie potrzebuję chcę kiedy dzień dobry dziękuję się dowód',
  } satisfies Partial<Record<Language, string>>).map(([language, words]) => [language as Language, words]),
);

/** All markers, by word: each word of a text is looked up once. */
const markers: ReadonlyMap<string, Marker> = new Map(
  [...languagesByMarker.keys(), ...foreignByMarker.keys()].map((word) => [
    word,
    { ours: languagesByMarker.get(word) ?? [], foreign: foreignByMarker.get(word) ?? [] },
  ]),
);
