import type { Rule } from './number-rules.ts';

const raw = String.raw;
const start = raw`(?<!\p{L})`;

// Words that are no name where one is announced, and end one: "Ich heiße Anna Müller *und brauche* …",
// "mein Name ist *falsch* geschrieben", "wie heiße ich *nach der Hochzeit*?".
const noNameWords =
  'und|oder|aber|hier|heißt|hieß|zieht|soll|sollte|darf|wird|wurde|werden|würde|könnte|müsste|muss|mag|will|' +
  'beantragen|beantragt|abholen|verlängern|anmelden|abmelden|ummelden|verloren|bekommen|bekommt|kommt|geht|gibt|' +
  'sie|dich|euch|gott|alle|zusammen|nachholen|mitnehmen|gestorben|ihren|ihre|ihr|seinen|seine|sein|bitte|danke|hallo|schwer|lang|kurz|peinlich|misspelt|wohnt|lebt|arbeitet|' +
  'ich|wir|es|das|habe|hab|hat|bin|ist|sind|war|will|wohne|wohnhaft|komme|möchte|moechte|brauche|braucht|suche|' +
  'geboren|geb|aus|in|im|vom|von|am|an|auf|seit|wegen|für|bei|zu|als|wo|wie|wann|was|kann|muss|weiß|' +
  'jetzt|nun|noch|schon|nicht|mehr|anders|falsch|richtig|doppelt|zweimal|früher|vorher|danach|dann|wieder|auch|eigentlich|' +
  'übrigens|geändert|neu|nach|mit|ab|der|die|den|dem|ein|eine|mein|meine|unser|heirat|hochzeit|scheidung|' +
  'and|but|i|have|need|want|from|born|live|who|wrong|not|misspelled|spelled|different|still|now|changed|missing|incorrect|on|the|my|' +
  'и|я|мне|і|мені|ja|i|ve|و|أريد';
/** Words of which none is a name. */
export const noNames: readonly string[] = noNameWords.split('|');

const anyName = raw`(?!(?:${noNameWords})(?!\p{L}))\p{L}[\p{L}\p{M}'’-]*`;
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
  'Schwerbehind|Rollstuhl|Gehörlos|Mieter|Bürger|Inhaber|Halter|Besitzer|Eigentümer|Empfänger|Praktikant|Hannoveraner|Zugezogen|Moslem|Muslim|Katholi|Evangel|Jahrgang';
const roles =
  'Oma|Opa|Mama|Papa|Single|Witwer?|Gast|Kundin|Kunde|Laie|Mann|Kind|Senior(?:in)?|Vormund|Erbin|Erbe|Christ(?:in)?|Jude|Jüdin|' +
  'Inder(?:in)?|Pole|Polin|Russe|Russin|Serbe|Serbin|Brite|Britin|US|Expat|Hannover';
const roleEndings =
  'ende[rn]?|liche[rn]?|ian|ish|besitzer|mieter|bürger|inhaber|halter|nehmer|berechtigter?|eigentümer|empfänger|fahrer|gänger|leiter';
const noRole = raw`(?!(?:${roleBeginnings})|(?:${roles})(?!\p{L})|\p{L}*(?:${roleEndings})(?:in|innen)?(?!\p{L}))`;

/** People one has. */
export const relatives =
  'Sohn|Tochter|Kind|Baby|Mann|Frau|Ehemann|Ehefrau|Exmann|Exfrau|Partner|Partnerin|Lebensgefährtin|Lebensgefährte|Mutter|' +
  'Vater|Bruder|Schwester|Oma|Opa|Großmutter|Großvater|Enkel|Enkelin|Enkelsohn|Enkeltochter|Neffe|Nichte|Cousin|Cousine|' +
  'Tante|Onkel|Schwager|Schwägerin|Verlobte|Verlobter|Freund|Freundin|Bekannte|Bekannter|Chef|Chefin|Kollege|Kollegin|' +
  'Nachbar|Nachbarin|Mitbewohner|Mitbewohnerin|Untermieter|Untermieterin|Betreuer|Betreuerin';

/** People who are not family: whoever names them after that names them. */
const acquaintances =
  'Chef|Chefin|Kollege|Kollegin|Nachbar|Nachbarin|Mitbewohner|Mitbewohnerin|Untermieter|Untermieterin|Betreuer|Betreuerin|' +
  'Vermieter|Vermieterin|Hausverwalter|Anwalt|Anwältin|Arzt|Ärztin';

/** People in forms and letters; what follows is their name. */
const parties =
  'Antragsteller|Antragstellerin|Kontoinhaber|Kontoinhaberin|Wohnungsgeber|Wohnungsgeberin|Vermieter|Vermieterin|' +
  'Eigentümer|Eigentümerin|Halter|Halterin|Absender|Absenderin|Empfänger|Empfängerin|Unterschrift|Unterzeichner|' +
  'Familie|Eheleute|Bevollmächtigte|Bevollmächtigter|Verstorbene|Verstorbener|Ansprechpartner|Ansprechpartnerin';

const greeting = /(?:gr(?:u|ü|ue)(?:ß|ss)(?:e|en)?|mfg|[lv]g)[,.!]?\s/;

/** Names, known by the words that announce them: in any spelling where it is certain, else only with a capital. */
export const nameRules: readonly Rule[] = [
  announced(/hei(?:ß|ss)e/, raw`(?:ich hei(?:ß|ss)e|hei(?:ß|ss)e ich)\s*:?\s+`),
  announced(/name/, raw`(?:vor|nach|familien|geburts|mädchen)?name(?:n)?(?:\s?:| ist| lautet| war)\s*:?\s+`),
  announced(/name|called/, raw`(?:my (?:full |first |last )?name is|my name's|i am called)\s+`),
  announced(/hei(?:ß|ss)t/, raw`(?:${relatives}|er|sie) hei(?:ß|ss)t\s+`),
  announced(/hie(?:ß|ss)/, raw`(?:ich|er|sie|früher|vorher) hie(?:ß|ss)\s+(?:(?:früher|vorher|damals)\s+)?`),
  announced(
    /benim|ismim/,
    raw`(?:benim ad[ıi]m|ismim|меня зовут|мене звати|моё имя|мое имя|nazywam się|mam na imię|اسمي)\s+`,
  ),
  {
    mark: '$1[Name]',
    needs: /ich bin|hier (?:ist|spricht)|i am|i'm|this is/,
    pattern: new RegExp(
      raw`${start}((?:[Ii]ch bin|[Hh]ier (?:ist|spricht)|I am|I'm|[Tt]his is)\s+(?:(?:[Dd]er|[Dd]ie)\s+)?)${noRole}(?!(?:Herr|Frau)\s)${properNames}`,
      'gu',
    ),
  },
  // "Gruß und danke" names nobody, and what is written small is a name only where the text ends with it.
  {
    mark: '$1[Name]',
    needs: greeting,
    pattern: new RegExp(
      raw`${start}((?:[Gg]r(?:u|ü|ue)(?:ß|ss)(?:e|en)?|M[fF]G|mfg|[LV]G|lg|vg)[,.!]?\s+(?:[Ii]hre?\s+)?)${noRole}${properNames}`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    needs: greeting,
    pattern: new RegExp(
      raw`${start}((?:gr(?:u|ü|ue)(?:ß|ss)(?:e|en)?|mfg|lg|vg)[,.!]?\s+)${anyName}(?:\s+${anyName})?(?=\s*[.!]*$)`,
      'giu',
    ),
  },
  // "Müller mein Name", "Nachname Müller, …".
  {
    mark: '[Name]',
    needs: /name/,
    pattern: new RegExp(raw`${start}${noRole}${properNames}(?=\s(?:ist\s|war\s)?mein Name(?!\p{L}))`, 'gu'),
  },
  {
    mark: '$1[Name]',
    needs: /name/,
    pattern: new RegExp(
      raw`${start}((?:[Vv]or|[Nn]ach|[Ff]amilien|[Gg]eburts|[Mm]ädchen)namen?\s+)${noRole}${properNames}(?=\s*[,.;!?)])`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    needs: anyOf(raw`gez\.|i\.\s?[av]\.|im (?:namen|auftrag) von|familie|eheleute|(?:${parties}|${relatives})\s?:`),
    pattern: new RegExp(
      raw`${start}((?:gez\.|i\.\s?[AV]\.|[Ii]m (?:Namen|Auftrag) von|(?:${parties}|(?:${relatives}))\s?:|Familie|Eheleute)\s+(?:(?:Herrn?|Frau)\s+)?)${noRole}(?:von\s)?${properNames}`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    needs: anyOf('auf den namen|vollmacht für', parties),
    pattern: new RegExp(
      raw`${start}((?:[Aa]uf den Namen|[Vv]ollmacht für|(?:${parties}))\s+)${noRole}${properName}(?:\s+${nameParticles}${properName}){1,3}`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    needs: anyOf(acquaintances),
    pattern: new RegExp(
      raw`${start}((?:[mMsSdD]ein|[iI]hr|[uU]nser)e?[mnrs]?\s+(?:${acquaintances}|${acquaintances.toLowerCase()})\s+)${noRole}${properNames}`,
      'gu',
    ),
  },
  // "Meine Frau Reisepass beantragen" is short for something else.
  {
    mark: '$1[Name]',
    needs: /herr|frau|m(?:rs?|s)[. ]|dr\.|prof\./,
    pattern: new RegExp(
      raw`${start}((?:[Hh]errn?|(?<!(?:[mMsSdD]ein|[iI]hr|[uU]nser)e[rn]?\s)[Ff]rau|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)\s+(?:(?:Dr|Prof)\.?\s+)*)(?!(?:Dr|Prof)\.)${properNames}`,
      'gu',
    ),
  },
  {
    mark: '$1[Name]',
    needs: /herr|frau/,
    pattern: new RegExp(raw`${start}((?:an|von|bei|mit|zu|für|durch)\s+(?:herrn?|frau)\s+)${anyName}`, 'giu'),
  },
  {
    mark: '$1[Name]',
    needs: anyOf(relatives),
    pattern: new RegExp(
      raw`${start}((?:[mMsSdD]ein|[iI]hr|[uU]nser|[Dd])(?:e|er|ie|em|en|es)?[mnrs]?\s+(?:${relatives})\s+\(?)${properName}(?:\s+${nameParticles}${properName}){1,3}`,
      'gu',
    ),
  },
];

function announced(needs: RegExp, words: string): Rule {
  return {
    mark: '$1[Name]',
    needs,
    pattern: new RegExp(
      raw`${start}(${words}${fillers})(?:(?:von|van|de|zu)\s+(?:der|den|dem|la)?\s*)?${anyNames}`,
      'giu',
    ),
  };
}

/** Any word of these lists, written small. */
function anyOf(...lists: readonly string[]): RegExp {
  return new RegExp(lists.join('|').toLowerCase());
}
