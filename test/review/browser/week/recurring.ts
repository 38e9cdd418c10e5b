/** What is asked over and over this week in words that the chat does not know. */
export interface Recurring {
  readonly wordings: readonly string[];
  /** How often, in various spellings. */
  readonly count: number;
}

/** What a person makes of it. */
export interface Adopted extends Recurring {
  /** As the page names it. */
  readonly service: string;
  readonly id: string;
  /** As the page names it. */
  readonly aspect: string;
  readonly intent: string;
  readonly term: string;
  /** Said otherwise, and not asked in this week. */
  readonly unheard: readonly string[];
}

export const adopted: readonly Adopted[] = [
  {
    wordings: [
      'Muss man für einen Wuffi was abdrücken?',
      'Was muss ich für einen Wuffi abdrücken?',
      'Muss ich für meinen Wuffi was abdrücken?',
    ],
    count: 90,
    service: 'Hundesteuer',
    id: 'hundesteuer',
    aspect: 'costs',
    intent: 'service/costs',
    term: 'Wuffi',
    unheard: ['Was kostet ein Wuffi im Jahr?', 'wieviel muss man denn fürn wuffi abdrücken'],
  },
  {
    wordings: [
      'Wie kriege ich den Ganovencheck für den Chef?',
      'Wie kriegt man den Ganovencheck für den Chef?',
      'Wie kriege ich so einen Ganovencheck für meinen Chef?',
    ],
    count: 75,
    service: 'Führungszeugnis',
    id: 'fuehrungszeugnis',
    aspect: 'how',
    intent: 'service/how',
    term: 'Ganovencheck',
    unheard: ['Ich brauche einen Ganovencheck, wie geht das?', 'ganovencheck beantragen wie'],
  },
  {
    wordings: [
      'Wie komme ich aus dem Klerus-Club raus?',
      'Wie kommt man aus dem Klerus-Club raus?',
      'Wie komme ich aus diesem Klerus-Club wieder raus?',
    ],
    count: 60,
    service: 'Kirchenaustritt',
    id: 'kirchenaustritt',
    aspect: 'how',
    intent: 'service/how',
    term: 'Klerus-Club',
    unheard: ['Ich will raus aus dem Klerus-Club, wie geht das?', 'wie verlasse ich den klerusclub'],
  },
];

/** What nobody gets round to. */
export const leftOpen: Recurring = {
  wordings: ['Wer holt meinen Schnurpsel ab?', 'Wer holt hier meinen Schnurpsel ab?', 'Wer holt den Schnurpsel ab?'],
  count: 45,
};

export const recurring: readonly Recurring[] = [...adopted, leftOpen];

/** Asked last: when it is in the list, all that was asked before is. */
export const lastOfAll = 'Xyloquarz brumfelt?';
