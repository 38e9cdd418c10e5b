/** What to put in the place of a kind of personal data. A group `$1` is what announces it, and stays. */
export interface Rule {
  readonly pattern: RegExp;
  readonly mark: string;
  /**
   * What every text holds that the pattern finds something in, once it is written small: quickly looked for, and mostly
   * not there. Only counts for texts in the letters of German; others are tried with every rule.
   */
  readonly needs: RegExp;
}

const raw = String.raw;
const start = raw`(?<![\p{L}\p{N}])`;
const end = raw`(?![\p{L}\p{N}])`;

/** What may stand between a word like "Aktenzeichen" and its number. */
const link = raw`(?:\s?(?:ist|lautet|war|nr\.?|nummer|unter|:))*\s*`;

// "Parkplatz 2 Tage" is no address, and "BIS ZU 3 MONATEN" no number plate.
const units =
  'tag|woche|monat|jahr|stunde|minute|min|uhr|euro|kind|person|auto|mal|meter|km|stock|day|week|month|year|hour';
const notCounted = raw`(?!\s?(?:€|%|(?:${units}|${units.toUpperCase()}|${capitalised(units)})\p{L}*))`;

const day = raw`(?:0?[1-9]|[12]\d|3[01])`;
const month = raw`(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|märz|maerz|mar(?:ch)?|apr(?:il)?|mai|may|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dez(?:ember)?|dec(?:ember)?)`;

const house = raw`\d{1,3}(?:\s?[a-z])?(?:\s?[-/]\s?\d{1,3}(?:\s?[a-z])?)?${end}(?!\s?[.:]\s?\d)${notCounted}`;

/** Places in forms, buildings and calendars are numbered as well. */
const noStreets =
  'Feld|Zeile|Spalte|Seite|Schalter|Raum|Zimmer|Stock|Etage|Gebäude|Haus|Nummer|Nr|Formular|Absatz|Abs|Artikel|Paragra|Kapitel|' +
  'Punkt|Schritt|Stufe|Klasse|Gruppe|Linie|Bus|Bahn|Gleis|Steig|Tor|Jahr|Monat|Woche|Tag|Alter|Schnitt|Wert|' +
  'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|' +
  'Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Bürgeramt|Anlage|Version|Windows|Internet';

const years = raw`(?:19|20)\d{2}[/-](?:(?:19|20)\d{2}|\d{2})${end}`;

const spokenNumber =
  '(?:null|eins?|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|' +
  '(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|' +
  'zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|zero|one|two|three|four|five|six|seven|eight|nine|double)';

/** "5 K 123/25", "32.11-4711/24": pieces with digits, and letters between them. */
const fileNumber = raw`(?=[\p{L}\d./ -]*\d)(?:[A-Z]{1,4}|[\p{L}\d./-]*\d[\p{L}\d./-]*)(?:\s(?:[A-Z]{1,4}(?=\s\d)|\d[\p{L}\d./-]*\d)){0,4}`;

const rules: readonly (Omit<Rule, 'needs'> & Partial<Rule>)[] = [
  {
    mark: '[E-Mail]',
    needs: /@|[([]\s?(?:at|ät)/,
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|[([]\s?(?:at|ät)\s?[)\]])\s?[\p{L}\p{N}-]+(?:(?:\.|\s?[([]\s?(?:dot|punkt)\s?[)\]]\s?)[\p{L}\p{N}-]+)+/giu,
  },
  {
    mark: '[E-Mail]',
    needs: / (?:at|ät) /,
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+ (?:at|ät) [\p{L}\p{N}-]+ ?(?:\.|punkt|dot) ?(?:de|com|net|org|eu|info)(?![\p{L}\p{N}])/giu,
  },
  { mark: '[IBAN]', pattern: rule(raw`DE\s?\d{2}(?:[\s-]?\d){16,20}`) },
  { mark: '[IBAN]', pattern: rule(raw`[A-Z]{2}\d{2}(?=[A-Z]{0,6}\d{8})[A-Z\d]{11,30}`) },
  // With blanks only in capitals: "ab 18 auch ohne Eltern" begins like an IBAN.
  {
    mark: '[IBAN]',
    pattern: rule(raw`[A-Z]{2}\s?\d{2}(?=(?:[\s-]?[A-Z]){0,6}(?:[\s-]?\d){8})(?:[\s-]?[A-Z\d]){11,30}`, 'gu'),
  },
  // What a number is of is said before it: then blanks and signs in it are part of it.
  {
    mark: '$1[Nummer]',
    pattern: rule(
      raw`((?:steuer-?id|steuer(?:identifikations)?nummer|konto(?:nummer|nr\.?)?|idnr\.?|sozialversicherungs\p{L}*|rentenversicherungs\p{L}*)${link})\d(?:[\s./-]?\d){4,}(?:\s?[a-z]\s?\d{3})?`,
    ),
  },
  { mark: '$1[Nummer]', pattern: rule(raw`(\p{L}*(?:pass|ausweis|visum|passport)${link})\d(?:\s?\d){6,}`) },
  {
    mark: '$1[Nummer]',
    pattern: rule(raw`((?:az(?:\.|(?=[\s:]))|aktenzeichen|geschäftszeichen)${link})${fileNumber}`),
  },
  // Dates with a day and a year: a date of birth is one, and no question needs another one to be understood.
  { mark: '[Datum]', pattern: rule(raw`${day}\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:19|20)?\d{2}`) },
  { mark: '[Datum]', pattern: rule(raw`(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])`) },
  {
    mark: '[Datum]',
    pattern: rule(raw`${day}(?:\.|st|nd|rd|th)?\s?(?:of\s)?${month}\.?\s(?:19|20)?\d{2}${end}${notCounted}`),
  },
  { mark: '[Datum]', pattern: rule(raw`${month}\.?\s${day}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}`) },
  {
    mark: '$1[Datum]',
    pattern: rule(
      raw`((?:geboren|geb\.?|geburtsdatum|geburtstag|born)(?:\s?(?:am|ist|on|:))*\s*)(?:(?:\d{1,2}[ ./-]){2}(?:19|20)?\d{2}|\d{6}|\d{8}|${day}\.?\s?${month}|(?:im\s)?${month}\s(?:19|20)\d{2})`,
    ),
  },
  {
    mark: '$1[Telefon]',
    pattern: rule(
      raw`((?:tel|telefon|handy|mobil|festnetz|whatsapp|rufnummer|rückruf)\p{L}*\.?${link})\+?\d(?:[\s()/.-]{0,3}\d){4,}`,
    ),
  },
  { mark: '[Telefon]', pattern: rule(raw`(?:\+\s?[1-9]\d{0,2}|00[1-9]\d)[\s()/.-]*(?:\d[\s()/.-]*){5,12}\d`) },
  { mark: '[Telefon]', pattern: rule(raw`\(?0[1-9]\d{1,4}\)?[\s/.-]*(?:\d[\s/.-]?){3,9}\d`) },
  { mark: '[Telefon]', pattern: rule(raw`0[1-9]\s\d{1,3}\s?[/-]?\s?(?:\d\s?){3,8}\d${end}${notCounted}`) },
  // "Null fünf elf …": spoken, and written down like that.
  {
    mark: '[Telefon]',
    needs: new RegExp(raw`${spokenNumber}[\s,-]+(?:${spokenNumber}|\d)`),
    pattern: rule(raw`${spokenNumber}(?:[\s,-]+(?:${spokenNumber}|\d{1,4})){4,}`),
  },
  {
    mark: '$1[Kennzeichen]',
    pattern: rule(raw`(kennzeichen${link})[a-zäöü]{1,3}[\s:-]*[a-z]{1,2}[\s-]*\d{2,4}[eh]?${end}${notCounted}`),
  },
  {
    mark: '[Kennzeichen]',
    pattern: rule(raw`[A-ZÄÖÜ]{1,3}[\s:-]+[A-Z]{1,2}[\s-]?[1-9]\d{0,3}[EH]?${end}${notCounted}`, 'gu'),
  },
  { mark: '[Kennzeichen]', pattern: rule(raw`h-[a-z]{1,2}[\s-]?\d{1,4}[eh]?`) },
  { mark: '[Kennzeichen]', pattern: rule(raw`[A-ZÄÖÜ]{3,5}[1-9]\d{1,3}[EH]?`, 'gu') },
  // The letters and digits that identity cards use, with at least two digits among them.
  { mark: '[Nummer]', pattern: rule(raw`(?=(?:[A-Z]*\d){2})[CFGHJKLMNPRTVWXYZ\d]{9,10}(?:\s?[\dD]{1,2})?`) },
  // Letters and digits in one word, as numbers of documents and orders have them.
  {
    mark: '[Nummer]',
    pattern: rule(raw`(?=[A-Z\d<-]*[A-Z])(?=(?:[A-Z<-]*\d){2})[A-Z\d](?:[<-]{0,2}[A-Z\d]){5,}`, 'gu'),
  },
  { mark: '[Nummer]', pattern: rule(raw`\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}`) },
  { mark: '[Nummer]', pattern: rule(raw`(?!${years})\d(?:[/-]?\d){6,}`) },
  { mark: '[Nummer]', pattern: rule(raw`(?:\d[ -]?){7,}\d`) },
  {
    mark: '$1[Nummer]',
    pattern: rule(
      raw`((?:kassenzeichen|steuer-?id|postfach|\p{L}*(?:nummer|nr\.?|code|marke|kennung|antrag|number))${link})(?!(?:19|20)\d{2}${end})(?=[\p{L}\d./-]*\d)[\p{L}\d][\p{L}\d./-]{2,}[\p{L}\d]`,
    ),
  },
  // "Am Listholze 82": a street with a preposition in its name, or behind one.
  {
    mark: '$1[Adresse]',
    pattern: rule(
      raw`(?:((?:am|an (?:der|dem|den)|auf (?:der|dem)|im|in (?:der|den)|zum|zur|unter (?:der|den)|vor (?:der|dem)|hinter (?:der|dem)|beim)\s)|(?:Am|An (?:der|dem|den)|Auf (?:der|dem)|Im|In (?:der|den)|Zum|Zur|Unter (?:der|den)|Vor (?:der|dem)|Hinter (?:der|dem)|Beim|Alte[rn]?|Neue[rn]?|Große[rn]?|Kleine[rn]?)\s)(?!(?:Platz|${noStreets}))\p{Lu}[\p{L}-]+\s${house}(?=\s*(?:[,;!?)]|\.?$|[\p{Ll}\d]))`,
      'gu',
    ),
  },
  {
    mark: '[Adresse]',
    pattern: rule(
      raw`(?!(?:Unser|Euer|Dieser|Jeder|Welcher|Einer|Keiner|Der|Hier|Oder|Aber|Über|Unter|Immer|Wieder)\s)\p{Lu}\p{L}+er\s(?!(?:${noStreets}))\p{Lu}[\p{L}-]+\s${house}`,
      'gu',
    ),
  },
  {
    mark: '[Adresse]',
    pattern: rule(
      raw`\p{L}[\p{L}-]*\s?-?(?:straße|strasse|str\.|str|weg|allee|gasse|chaussee|street|damm|ring|ufer|kamp|stieg|meile|reihe|promenade)\s*${house}`,
    ),
  },
  {
    mark: '[Adresse]',
    pattern: rule(
      raw`\p{L}[\p{L}-]*(?:platz|markt|berg|hof|winkel|garten|wall|graben|brink|hagen|busch|heide|horst|brücke|wiese|anger)\s*${house}`,
    ),
  },
  // Streets like "Am Marstall" are only known by what comes before.
  {
    mark: '$1[Adresse]',
    pattern: rule(
      raw`((?:wohne|wohnen|wohnhaft|wohnt|adresse|anschrift|ziehe|ziehen|umgezogen)(?:\s+(?:ist|lautet|wir|ich|jetzt|in|nach|die|der|den|dem))*:?\s+)(?:(?!(?:mit|seit|zu|ab|vor|bis|etwa|ca|nur|von|und|oder|brauche|habe|bin)\s)\p{L}+\s+){1,3}${house}(?=\s*(?:[,;!?)]|\.?$|und\s|in\s|\d{5}))`,
    ),
  },
];

/**
 * Addresses, numbers and dates that point to a person. Order matters: what is most certain comes first, so that a rule
 * for digits does not cut an IBAN in pieces.
 */
export const numberRules: readonly Rule[] = rules.map((each) => ({ needs: /\d/, ...each }));

function rule(pattern: string, flags = 'giu'): RegExp {
  return new RegExp(`${start}${pattern}${end}`, flags);
}

function capitalised(words: string): string {
  return words.replace(/(?<=^|\|)./g, (letter) => letter.toUpperCase());
}
