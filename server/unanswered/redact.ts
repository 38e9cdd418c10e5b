/**
 * Takes personal data out of a question before anything is written: what is gone cannot leak. Rather too much than
 * too little; what the dialog center needs is the wish, not the person.
 */
export function redact(text: string): string {
  return rules.reduce((rest, { pattern, mark }) => rest.replace(pattern, mark), clean(text));
}

/** Text that every store keeps alike: no control characters, no direction overrides, no half characters. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

// Words that end a name: "Ich heiße Anna Müller *und brauche* …".
const noName = String.raw`(?!(?:und|oder|aber|ich|wir|habe|hab|bin|will|wohne|wohnhaft|komme|möchte|moechte|brauche|suche|geboren|geb|aus|in|im|vom|am|seit|wegen|and|but|i|have|need|want|from|born|live|who|was|wo|wie|wann|kann|muss)(?!\p{L}))`;
const anyName = String.raw`${noName}\p{L}[\p{L}'’-]*`;
const anyNames = String.raw`${anyName}(?:\s+${anyName}){0,3}`;
const properName = String.raw`\p{Lu}[\p{L}'’-]+`;
const properNames = String.raw`${properName}(?:\s+(?:(?:von|van|de|der|zu|al|el|da)\s+){0,2}${properName}){0,3}`;

// Order matters: what is most certain first, so that a rule for digits does not cut an IBAN in pieces.
const rules: readonly { readonly pattern: RegExp; readonly mark: string }[] = [
  { pattern: /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, mark: '[E-Mail]' },
  { pattern: /\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?\b/gi, mark: '[IBAN]' },
  // Dates with a day: a date of birth is one, and no question needs another one to be understood.
  { pattern: /\b(?:0?[1-9]|[12]\d|3[01])\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:19|20)?\d{2}\b/g, mark: '[Datum]' },
  { pattern: /\b(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g, mark: '[Datum]' },
  {
    pattern:
      /\b(?:0?[1-9]|[12]\d|3[01])\.?\s?(?:jan(?:uar)?|feb(?:ruar)?|märz|maerz|april?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?|january|february|march|may|june|july|october|december)\.?\s(?:19|20)?\d{2}\b/giu,
    mark: '[Datum]',
  },
  { pattern: /(?<![\p{L}\p{N}])(?:\+|00)\d{2}[\s()/.-]*(?:\d[\s()/.-]*){5,12}\d(?!\d)/gu, mark: '[Telefon]' },
  { pattern: /(?<![\p{L}\p{N}])\(?0[1-9]\d{1,4}\)?[\s/.-]*(?:\d[\s/.-]?){3,9}\d(?!\d)/gu, mark: '[Telefon]' },
  // Plates: one to three letters, a separator, one or two letters, up to four digits, perhaps E or H.
  { pattern: /(?<!\p{L})[A-ZÄÖÜ]{1,3}[\s-]+[A-Z]{1,2}[\s-]?\d{1,4}[EH]?(?![\p{L}\p{N}])/gu, mark: '[Kennzeichen]' },
  { pattern: /(?<![\p{L}\p{N}])h-[a-z]{1,2}[\s-]?\d{1,4}[eh]?(?![\p{L}\p{N}])/giu, mark: '[Kennzeichen]' },
  // Document numbers: nine or ten of the letters and digits they use, with at least two digits among them.
  {
    pattern: /(?<![\p{L}\p{N}])(?=(?:[A-Z]*\d){2})[CFGHJKLMNPRTVWXYZ0-9]{9,10}(?:\s?[0-9D]{1,2})?(?![\p{L}\p{N}])/giu,
    mark: '[Nummer]',
  },
  { pattern: /(?<![\p{L}\p{N}])(?:\d[ -]?){7,}\d(?![\p{L}\p{N}])/gu, mark: '[Nummer]' },
  {
    pattern:
      /(?<!\p{L})\p{L}[\p{L}-]*\s?-?(?:straße|strasse|str\.|str|weg|allee|platz|ring|gasse|ufer|damm|kamp|berg|hof|markt|stieg|winkel|chaussee|street)\s*\d{1,4}\s?[a-z]?(?:\s?[-/]\s?\d{1,4})?(?![\p{L}\p{N}])/giu,
    mark: '[Adresse]',
  },
  // "Ich heiße …" announces a name in any spelling; "ich bin …" and "Frau …" only before a capital letter.
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L})((?:ich hei(?:ß|ss)e|hei(?:ß|ss)e ich|(?:mein|vor|nach|familien|geburts|mädchen)?\s?name(?:n)? (?:ist|lautet|war)|name:|my (?:full |first |last )?name is|my name's|i am called)\s*:?\s+)${anyNames}`,
      'giu',
    ),
    mark: '$1[Name]',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L})((?:[Ii]ch bin|[Hh]ier (?:ist|spricht)|[Gg]r(?:uß|üße|uesse|üsse),?|I am|I'm|[Tt]his is)\s+(?:(?:[Hh]err|[Ff]rau|[Dd]er|[Dd]ie|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+)*)(?!(?:Mutter|Vater|Rentner|Student|Deutsch|German|Neu|Ausländer|EU)\p{L}*)${properNames}`,
      'gu',
    ),
    mark: '$1[Name]',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L})((?:[Hh]errn?|[Ff]rau|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)\s+)${properNames}`,
      'gu',
    ),
    mark: '$1[Name]',
  },
];
