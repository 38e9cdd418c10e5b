const greetings =
  'hallo|hallöchen|halli hallo|hi|hey|moin(?: moin)?|servus|tach|guten? (?:tag|morgen|abend)|gr(?:ü|ue)(?:ß|ss) (?:gott|sie|dich|euch)|sehr geehrte damen und herren|liebes (?:team|bürgeramt)|hello|good (?:morning|afternoon|evening|day)|dear (?:sir or madam|team)|merhaba|selam|iyi günler|добрий день|доброго дня|привіт|вітаю|здравствуйте|добрый день|привет|dzień dobry|cześć|مرحبا|السلام عليكم';

const addressees = 'zusammen|allerseits|ihr lieben|liebes team|leute|team|nochmals?|there|all|everyone|everybody';

const announcements =
  '(?:(?:ich )?(?:hab|habe|hätte)(?: da)?(?: mal)? )?(?:(?:nur |mal )?(?:eine|ne|kurze|eine kurze|ne kurze) frage|(?:i have )?(?:a |one |quick |a quick )question)|ich (?:möchte|würde|wollte)(?: gerne?)?(?: mal)? (?:wissen|fragen)|(?:bitte )?sagen sie(?: mir)?(?: bitte)?(?: mal)?|(?:können|könnten) sie mir(?: bitte)? (?:sagen|helfen)|(?:can|could) you(?: please)? tell me';

const thanks =
  '(?:(?:vielen |besten |herzlichen |lieben )?dank(?:e)?|thanks?|thank you|thx)(?: (?:im voraus|schon ?mal|euch|ihnen|dir|sehr|schön|a lot|in advance|so much))*|bitte (?:schnell|um (?:schnelle |baldige )?antwort)|lg|vg|mfg|(?:liebe|viele|beste|schöne) grüße|(?:mit )?freundlichen? grüßen?|(?:best|kind) regards';

/** A greeting with a mark behind it, or an announcement of a question. */
const opening = new RegExp(
  `^(?:(?:${greetings})(?: (?:${addressees}))?\\s*[,.!:;\\n–-]+|(?:${announcements})\\s*[,.:\\n–-]+)\\s*(?=\\S+\\s+\\S|\\p{L}{4})`,
  'iu',
);

/** A greeting without a mark: so few words behind it might be a name. */
const greeting = new RegExp(`^(?:${greetings})\\s+(?:(?:${addressees})\\s+)?(?=\\S+\\s+\\S+\\s+\\S)`, 'iu');

const closing = new RegExp(`(?<=\\S\\s+\\S+?|\\p{L}{5})(?:[\\s,.!?\\n–-]+(?:${thanks}))+[\\s.,!:;)]*$`, 'iu');

/**
 * A message without what is said around it for courtesy's sake: "Guten Tag, … Vielen Dank!" asks the same as what is
 * between. A message of nothing but courtesy stays as it is.
 */
export function withoutCourtesies(utterance: string): string {
  let text = utterance.replace(closing, (match) => (match.includes('?') ? '?' : ''));
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(opening, '').replace(greeting, '');
  }
  return text;
}
