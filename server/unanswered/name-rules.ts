import type { Rule } from './number-rules.ts';

const raw = String.raw;
const start = raw`(?<!\p{L})`;

// Words that are no name where one is announced, and end one: "Ich heiße Anna Müller *und brauche* …",
// "mein Name ist *falsch* geschrieben", "wie heiße ich *nach der Hochzeit*?".
const noNames =
  'und|oder|aber|ich|wir|es|das|habe|hab|hat|bin|ist|sind|war|will|wohne|wohnhaft|komme|möchte|moechte|brauche|braucht|suche|' +
  'geboren|geb|aus|in|im|vom|von|am|an|auf|seit|wegen|für|bei|zu|als|wo|wie|wann|was|kann|muss|weiß|' +
  'jetzt|nun|noch|schon|nicht|mehr|anders|falsch|richtig|doppelt|zweimal|früher|vorher|danach|dann|wieder|auch|eigentlich|' +
  'übrigens|geändert|neu|nach|mit|ab|der|die|den|dem|ein|eine|mein|meine|unser|heirat|hochzeit|scheidung|' +
  'and|but|i|have|need|want|from|born|live|who|wrong|not|misspelled|spelled|different|still|now|changed|missing|incorrect|on|the|my|' +
  'и|я|мне|і|мені|ja|i|ve|و|أريد';
const anyName = raw`(?!(?:${noNames})(?!\p{L}))\p{L}[\p{L}\p{M}'’-]*`;
const anyNames = raw`${anyName}(?:\s+${anyName}){0,3}`;

// "Ich heiße *seit der Hochzeit* Müller".
const fillers = raw`(?:(?:jetzt|nun|seit|nach|der|heirat|hochzeit|früher|auch|eigentlich|übrigens)\s+){0,3}`;

const properName = raw`\p{Lu}[\p{L}\p{M}'’-]+`;
const nameParticles = raw`(?:(?:von|van|de|der|zu|al|el|da)\s+){0,2}`;
const properNames = raw`${properName}(?:\s+${nameParticles}${properName}){0,3}`;

// What people are, not who: German writes both with a capital. The first list are beginnings, the second whole words,
// because "Oma" also begins "Omar"; the third are endings.
const roleBeginnings =
  'Mutter|Vater|Eltern|Rentner|Pensionär|Student|Studier|Schüler|Azubi|Auszubild|Deutsch|German|Neu|Ausländer|EU|Tourist|' +
  'Flüchtling|Geflüchtet|Asyl|Ukrain|Türk|Turk|Syrer|Syrisch|Syrian|Italien|Italian|Spanier|Spanish|Griech|Rumän|Bulgar|' +
  'Kroat|Iraner|Iraker|Afghan|Chines|Vietnam|Franzos|Französ|French|Engländer|English|British|Amerik|American|Indian|Polish|' +
  'Russian|Österreich|Schweizer|Niederländ|Holländ|Bosni|Albaner|Marokk|Tunes|Ägypt|Brasil|Allein|Selbst|Freiberuf|' +
  'Unternehm|Gewerbe|Angestellt|Beamt|Arbeit|Pfleg|Betreu|Bevollmächtig|Minderjährig|Volljährig|Erwachsen|Schwanger|' +
  'Schwerbehind|Rollstuhl|Gehörlos|Mieter|Bürger|Inhaber|Halter|Besitzer|Eigentümer|Empfänger|Praktikant|Hannoveraner|Zugezogen|Moslem|Muslim|Katholi|Evangel';
const roles =
  'Oma|Opa|Mama|Papa|Single|Witwer?|Gast|Kundin|Kunde|Laie|Mann|Kind|Senior(?:in)?|Vormund|Erbin|Erbe|Christ(?:in)?|Jude|Jüdin|' +
  'Inder(?:in)?|Pole|Polin|Russe|Russin|Serbe|Serbin|Brite|Britin|US|Expat|Hannover';
const roleEndings =
  'besitzer|mieter|bürger|inhaber|halter|nehmer|berechtigter?|eigentümer|empfänger|fahrer|gänger|leiter';
const noRole = raw`(?!(?:${roleBeginnings})|(?:${roles})(?!\p{L})|\p{L}*(?:${roleEndings})(?:in|innen)?(?!\p{L}))`;

const relatives =
  'Sohn|Tochter|Kind|Baby|Mann|Frau|Partner|Partnerin|Mutter|Vater|Bruder|Schwester|Oma|Opa|Freund|Freundin';

/** Names, known by the words that announce them: in any spelling where it is certain, else only with a capital. */
export const nameRules: readonly Rule[] = [
  announced(raw`(?:ich hei(?:ß|ss)e|hei(?:ß|ss)e ich)\s*:?\s+`),
  announced(raw`(?:vor|nach|familien|geburts|mädchen)?name(?:n)?(?:\s?:| ist| lautet| war)\s*:?\s+`),
  announced(raw`(?:my (?:full |first |last )?name is|my name's|i am called)\s+`),
  announced(raw`(?:${relatives}|er|sie) hei(?:ß|ss)t\s+`),
  announced(raw`(?:benim ad[ıi]m|ismim|меня зовут|мене звати|моё имя|мое имя|nazywam się|mam na imię|اسمي)\s+`),
  {
    mark: '$1[Name]',
    pattern: new RegExp(
      raw`${start}((?:[Ii]ch bin|[Hh]ier (?:ist|spricht)|I am|I'm|[Tt]his is)\s+(?:(?:[Dd]er|[Dd]ie)\s+)?)${noRole}(?!(?:Herr|Frau)\s)${properNames}`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    pattern: new RegExp(
      raw`${start}((?:[Gg]r(?:uß|üße|uesse|üsse)|M[fF]G|mfg|[LV]G|lg)[,.!]?\s+)${noRole}${properNames}`,
      'gu',
    ),
  },
  // "Meine Frau Reisepass beantragen" is short for something else.
  {
    mark: '$1[Name]',
    pattern: new RegExp(
      raw`${start}((?:[Hh]errn?|(?<!(?:[mMsSdD]ein|[iI]hr|[uU]nser)e[rn]?\s)[Ff]rau|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)\s+(?:(?:Dr|Prof)\.?\s+)*)(?!(?:Dr|Prof)\.)${properNames}`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    pattern: new RegExp(
      raw`${start}((?:[mMsSdD]ein|[iI]hr|[uU]nser)e?[mnrs]?\s+(?:${relatives})\s+)${properName}(?:\s+${nameParticles}${properName}){1,3}`,
      'gu',
    ),
  },
];

function announced(words: string): Rule {
  return { mark: '$1[Name]', pattern: new RegExp(raw`${start}(${words}${fillers})${anyNames}`, 'giu') };
}
