/** What to put in the place of a kind of personal data. A group `$1` is what announces it, and stays. */
export interface Rule {
  readonly pattern: RegExp;
  readonly mark: string;
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

/** Addresses of electronic mail. */
export const mailRules: readonly Rule[] = [
  {
    mark: '[E-Mail]',
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|[([]\s?(?:at|ät)\s?[)\]])\s?[\p{L}\p{N}-]+(?:(?:\.|\s?[([]\s?(?:dot|punkt)\s?[)\]]\s?)[\p{L}\p{N}-]+)+/giu,
  },
  {
    mark: '[E-Mail]',
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+ (?:at|ät) [\p{L}\p{N}-]+ ?(?:\.|punkt|dot) ?(?:de|com|net|org|eu|info)(?![\p{L}\p{N}])/giu,
  },
];

/**
 * Addresses, numbers and dates that point to a person; each has a digit in it. Order matters: what is most certain comes
 * first, so that a rule for digits does not cut an IBAN in pieces.
 */
export const numberRules: readonly Rule[] = [
  { mark: '[IBAN]', pattern: rule(raw`DE\s?\d{2}(?:[\s-]?\d){16,20}`) },
  { mark: '[IBAN]', pattern: rule(raw`[A-Z]{2}\d{2}(?=[A-Z]{0,6}\d{8})[A-Z\d]{11,30}`) },
  // With blanks only in capitals: "ab 18 auch ohne Eltern" begins like an IBAN.
  {
    mark: '[IBAN]',
    pattern: rule(raw`[A-Z]{2}\s?\d{2}(?=(?:[\s-]?[A-Z]){0,6}(?:[\s-]?\d){8})(?:[\s-]?[A-Z\d]){11,30}`, 'gu'),
  },
  // Dates with a day and a year: a date of birth is one, and no question needs another one to be understood.
  { mark: '[Datum]', pattern: rule(raw`${day}\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:19|20)?\d{2}`) },
  { mark: '[Datum]', pattern: rule(raw`(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`) },
  {
    mark: '[Datum]',
    pattern: rule(raw`${day}(?:\.|st|nd|rd|th)?\s?(?:of\s)?${month}\.?\s(?:19|20)?\d{2}${end}${notCounted}`),
  },
  { mark: '[Datum]', pattern: rule(raw`${month}\.?\s${day}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}`) },
  {
    mark: '$1[Datum]',
    pattern: rule(
      raw`((?:geboren|geb\.?|geburtsdatum|geburtstag|born)(?:\s?(?:am|ist|on|:))*\s*)(?:(?:\d{1,2}[ ./-]){2}(?:19|20)?\d{2}|\d{6}|\d{8})`,
    ),
  },
  {
    mark: '$1[Telefon]',
    pattern: rule(
      raw`((?:tel|telefon|handy|mobil|festnetz|whatsapp|rufnummer|rückruf)\p{L}*\.?${link})\+?\d(?:[\s/-]?\d){4,}`,
    ),
  },
  { mark: '[Telefon]', pattern: rule(raw`(?:\+\s?[1-9]\d{0,2}|00[1-9]\d)[\s()/.-]*(?:\d[\s()/.-]*){5,12}\d`) },
  { mark: '[Telefon]', pattern: rule(raw`\(?0[1-9]\d{1,4}\)?[\s/.-]*(?:\d[\s/.-]?){3,9}\d`) },
  { mark: '[Telefon]', pattern: rule(raw`0[1-9]\s\d{1,3}\s?[/-]?\s?(?:\d\s?){3,8}\d${end}${notCounted}`) },
  {
    mark: '$1[Kennzeichen]',
    pattern: rule(raw`(kennzeichen${link})[a-zäöü]{1,3}[\s:-]*[a-z]{1,2}[\s-]*\d{2,4}[eh]?${end}${notCounted}`),
  },
  {
    mark: '[Kennzeichen]',
    pattern: rule(raw`[A-ZÄÖÜ]{1,3}[\s:-]+[A-Z]{1,2}[\s-]?[1-9]\d{0,3}[EH]?${end}${notCounted}`, 'gu'),
  },
  { mark: '[Kennzeichen]', pattern: rule(raw`h-[a-z]{1,2}[\s-]?\d{1,4}[eh]?`) },
  // The letters and digits that identity cards use, with at least two digits among them.
  { mark: '[Nummer]', pattern: rule(raw`(?=(?:[A-Z]*\d){2})[CFGHJKLMNPRTVWXYZ\d]{9,10}(?:\s?[\dD]{1,2})?`) },
  { mark: '[Nummer]', pattern: rule(raw`\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}`) },
  { mark: '[Nummer]', pattern: rule(raw`(?:\d[ -]?){7,}\d`) },
  {
    mark: '$1[Nummer]',
    pattern: rule(
      raw`((?:aktenzeichen|geschäftszeichen|kassenzeichen|az\.?|steuer-?id|\p{L}{3,}(?:nummer|nr\.?))${link})(?=[\p{L}\d./-]*\d)[\p{L}\d][\p{L}\d./-]{2,}[\p{L}\d]`,
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

function rule(pattern: string, flags = 'giu'): RegExp {
  return new RegExp(`${start}${pattern}${end}`, flags);
}

function capitalised(words: string): string {
  return words.replace(/(?<=^|\|)./g, (letter) => letter.toUpperCase());
}
