import { questionWords, requestWords } from './clauses.ts';

const greetings =
  'hallo|hallöchen|halli hallo|hi|hey|moin(?: moin)?|servus|tach|guten? (?:tag|morgen|abend)|gr(?:ü|ue)(?:ß|ss) (?:gott|sie|dich|euch)|sehr geehrte damen und herren|liebes (?:team|bürgeramt)|hello|good (?:morning|afternoon|evening|day)|dear (?:sir or madam|team)|merhaba|selam|iyi günler|добрий день|доброго дня|привіт|вітаю|здравствуйте|добрый день|привет|dzień dobry|cześć|مرحبا|السلام عليكم';

/** Whom a greeting is said to. */
const addressees = 'zusammen|allerseits|ihr lieben|liebes team|leute|team|nochmals?|there|all|everyone|everybody';

/** What the last answer is acknowledged with, before something else is asked. */
const acknowledgements =
  '(?:ok(?:ay)?|ja(?: gut| ok)?|jo|(?:na|also) (?:gut|schön|ja|dann)|gut|super|prima|toll|cool|aha|ach so|achso|verstehe|verstanden|alles klar|hm+|mhm|danke(?: schön)?|yes|great|thanks|thank you)(?:[ ,]+(?:ok(?:ay)?|gut|super|danke(?: schön)?|thanks))*';

/** What says that a question comes, and nothing of it. */
const announcements = [
  '(?:ich )?(?:hab|habe|hätte|i have)?(?: da)?(?: mal)? ?(?:nur |mal )?(?:eine |ne |a |one )?(?:kurze |kleine |quick )?(?:frage|question)',
  'ich (?:möchte|würde|wollte)(?: gerne?)?(?: mal)?(?: nur)? (?:wissen|fragen)',
  '(?:bitte )?(?:sagen sie|sagt|sag)(?: mir)?(?: bitte)?(?: mal)?',
  '(?:können|könnten|kannst|könntest|könnt) (?:sie|du|ihr) mir(?: bitte| mal| vielleicht)* (?:sagen|weiterhelfen|helfen)',
  'kann mir(?: hier| bitte| mal| vielleicht)* (?:jemand|wer|einer)(?: bitte| mal)*(?: weiterhelfen| helfen| sagen)',
  'wei(?:ß|ss)(?: hier)? (?:jemand|wer|einer)(?: vielleicht)?|wissen sie(?: vielleicht)?|wei(?:ß|ss)t du(?: vielleicht)?',
  '(?:can|could) you(?: please)? (?:tell|help) me|do you know|please help(?: me)?|i need (?:some )?help',
  'ich brauche?(?: mal)?(?: ihre| eure| deine)? hilfe|bitte helfen sie mir|ich komme? (?:da |hier )?nicht weiter',
  '(?:sorry|entschuldigung|entschuldigen sie|verzeihung|excuse me)(?: bitte)?(?: die störung)?',
  '(?:sorry |entschuldigung )?(?:falls|wenn) ich hier falsch bin|ich wei(?:ß|ss) nicht ob ich hier richtig bin',
  'folgende frage|folgendes|kurz gesagt|es geht um folgendes',
].join('|');

/** What ends a message. */
const endings = [
  '(?:(?:vielen |besten |herzlichen |lieben |tausend |schönen )?danke?|thanks?|thank you|thx)(?: (?:im voraus|schon ?mal|vorab|euch|ihnen|dir|sehr|schön|a lot|in advance|so much|for your help|für (?:ihre|eure|deine|die) (?:schnelle )?(?:hilfe|antwort|mühe|auskunft)))*',
  'bitte um (?:schnelle |baldige )?antwort|ich komme? (?:da |hier )?nicht weiter',
  'lg|vg|mfg|(?:liebe|viele|beste|schöne) grüße|(?:mit )?freundlichen? grüßen?|(?:best|kind) regards',
].join('|');

/** A greeting with a mark behind it, or an announcement of a question. */
const opening = new RegExp(
  `^(?:(?:${greetings})(?: (?:${addressees}))?\\s*[,.!:;\\n–-]+|(?:${announcements})\\s*(?:[,.:?!\\n–-]+|und zwar))\\s*(?=\\S+\\s+\\S|\\p{L}{4}|11[02])`,
  'iu',
);

/** An acknowledgement, where the talk goes on. */
const acknowledgement = new RegExp(
  `^(?:${acknowledgements})\\s*[,.!\\n–-]+\\s*(?=(?:und|aber|dann|and|but|${questionWords}|${requestWords})(?!\\p{L}))`,
  'iu',
);

/** An announcement without a mark: the question begins at once. */
const announcement = new RegExp(`^(?:${announcements})\\s+(?=(?:${questionWords}|ob)(?!\\p{L}))`, 'iu');

/** A greeting without a mark: so few words behind it might be a name. */
const greeting = new RegExp(`^(?:${greetings})\\s+(?:(?:${addressees})\\s+)?(?=\\S+\\s+\\S+\\s+\\S)`, 'iu');

const closing = new RegExp(
  `(?<=\\S\\s+\\S+?|\\p{L}{5}|11[02])(?<!vielen|besten|herzlichen|lieben|tausend|schönen)(?:[\\s,.!?\\n–-]+(?:${endings}))+[\\s.,!:;)]*$`,
  'iu',
);

/** The city's name at the end. */
const here = /(\S+)\s+in hann?over(?=[\s?!.]*$)/iu;

/** Behind one of these, "in Hannover" tells something: "neu in Hannover", "wohne in Hannover". */
const tellsWhere =
  /^(?:neu|new|geboren|born|geheiratet|(?:ab|an|um)?gemeldet|registered|angekommen|arrived|gezogen|moved|wohn\p{L}*|leb\p{L}*|liv\p{L}*|arbeit\p{L}*|work\p{L}*|studi\p{L}*|zieh\p{L}*|bleib\p{L}*|stay\p{L}*|bin|sind|ist|war|am|is|besuch|urlaub|polizei)$/iu;

/**
 * A message without what is said around it for courtesy's sake: "Guten Tag, … Vielen Dank!" asks the same as what is
 * between, and "… in Hannover" goes without saying. A message of nothing but courtesy stays as it is.
 */
export function withoutCourtesies(utterance: string): string {
  let text = utterance.replace(closing, (match) => (match.includes('?') ? '?' : ''));
  for (let before = ''; before !== text; ) {
    before = text;
    for (const part of [opening, acknowledgement, announcement, greeting]) text = text.replace(part, '');
  }
  return text.replace(here, (whole, word: string) => (tellsWhere.test(word) ? whole : word));
}
