import type { Evidence } from './evidence.ts';
import type { Signals } from './fusion.ts';
import { conjunctions } from './small-words.ts';

/** An utterance this short that names no service leans on what was talked about. */
const followUpWords = 8;

/** The service talked about, or its sibling if the circumstances have changed: "und für mein Kind?" */
export function serviceInTalk({ context, circumstance, catalogue, mentions }: Evidence): string | undefined {
  const known = context.service === undefined ? undefined : catalogue.services.get(context.service);
  if (!known || mentions.some(({ kind }) => kind === 'location' || kind === 'district')) return undefined;
  return (circumstance && known.variants?.[circumstance]) ?? known.id;
}

const pronouns = new Set(
  'das dafur dabei dazu damit davon dort da den die der ihn es sie dies dieses it that this there for'.split(' '),
);

/** A text that begins with one of these goes on with what was said. */
const links = new Set([...conjunctions, ...'auch noch aber also'.split(' ')]);

/** What speaks for going on about the service talked about. */
export function talkSignals({ tokens, context, circumstance }: Evidence, anotherNamed: boolean): Signals {
  const [first] = tokens;
  const isShort = tokens.length <= followUpWords;
  return {
    inTalk: 1,
    inTalkShort: Number(isShort),
    inTalkVeryShort: Number(tokens.length <= 3),
    inTalkGoesOn: Number(first !== undefined && links.has(first.word)),
    inTalkPronoun: Number(tokens.some(({ word }) => pronouns.has(word))),
    inTalkTurned: Number(circumstance !== undefined && isShort && context.service !== undefined),
    inTalkAnotherNamed: Number(anotherNamed),
  };
}

/** Whether an office was talked about last, and no other place or service is named: "und samstags?", "wie komm ich da hin". */
export function goesOnAboutOffice({ context, mentions }: Pick<Evidence, 'context' | 'mentions'>): boolean {
  const isOther = mentions.some(({ kind }) => kind === 'location' || kind === 'district' || kind === 'service');
  return context.location !== undefined && context.intent?.startsWith('location/') === true && !isOther;
}
