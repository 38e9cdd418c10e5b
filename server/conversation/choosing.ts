import { splitWords } from '../understanding/normalise.ts';

/** What a visitor says to the choices on offer: takes one, by its place, none of them, or says which one too little. */
export type Chosen = { readonly kind: 'one'; readonly place: number } | { readonly kind: 'none' | 'unclear' };

type Sign = number | 'last' | 'none' | 'yes';

/** Words that choose, folded, in every language spoken here. */
const signs: ReadonlyMap<string, Sign> = new Map(
  (
    [
      [0, '1 eins erste ersten erster erstes ersteres ersteren ersterer oberste obere first former'],
      [0, 'birinci birincisi перше перший перша первое первый первая pierwsze pierwszy pierwsza الاول الاولى'],
      [1, '2 zwei zweite zweiten zweiter zweites second'],
      [1, 'ikinci ikincisi друге другий друга второе второй вторая drugie drugi druga الثاني الثانية'],
      [2, '3 drei dritte dritten dritter drittes third'],
      [2, 'ucuncu ucuncusu третє третій третя третье третий третья trzecie trzeci trzecia الثالث الثالثة'],
      [3, '4 vier vierte vierten vierter viertes fourth'],
      [4, '5 funf funfte funften funfter funftes fifth'],
      ['last', 'letzte letzten letzter letztes letzteres letzteren letzterer unterste untere last latter'],
      ['last', 'sonuncu sonuncusu останнє останній остання последнее последний последняя ostatnie ostatni ostatnia'],
      ['last', 'الاخير الاخيرة'],
      ['yes', 'beides beide beiden alles both all ikisi обидва обидві обидвоє оба обе oba obie كلاهما'],
      ['none', 'nein ne nee no nope nicht nichts keins keines keine keiner keinen anderes none neither else'],
      ['none', 'hicbiri hayir ні нічого нет ничего nie nic zadne لا'],
      ['yes', 'ja jo jup jep yes yep yeah genau richtig stimmt korrekt correct exactly evet так да tak نعم'],
    ] satisfies readonly (readonly [Sign, string])[]
  ).flatMap(([sign, words]) => words.split(' ').map((word) => [word, sign] as const)),
);

/** Words that stand around those and choose nothing. */
const around: ReadonlySet<string> = new Set(
  [
    'das die der den dem es ist war doch dann bitte lieber eher also mal und ich mir meine meinte will mochte nehme nehm',
    'gern gerne davon von diesen denen etwas was nummer nr option moglichkeit antwort variante punkt vorschlag frage',
    'zeile button knopf the i mean meant want take it is was one please number of these them something',
    'bunlardan olan з цього из этого это z tych to هذا من',
  ].flatMap((words) => words.split(' ')),
);

/** More words than that say something else as well. */
const mostWords = 6;

/**
 * What an utterance makes of `offered` choices, where it does nothing but choose: "das erste", "Nummer 2", "nein, nichts
 * davon", "beides". Undefined where it says anything else.
 */
export function chooseAmong(utterance: string, offered: number): Chosen | undefined {
  const said = splitWords(utterance);
  if (offered === 0 || said.length > mostWords) return undefined;
  const heard = said.filter((word) => !around.has(word)).map((word) => signs.get(word));
  // "Nein, das zweite" takes the second.
  const sign = heard.find((each) => typeof each === 'number' || each === 'last') ?? heard[0];
  if (sign === undefined || heard.includes(undefined)) return undefined;
  switch (sign) {
    case 'last':
      return { kind: 'one', place: offered - 1 };
    case 'yes':
      return offered === 1 ? { kind: 'one', place: 0 } : { kind: 'unclear' };
    case 'none':
      return { kind: 'none' };
    default:
      return sign < offered ? { kind: 'one', place: sign } : undefined;
  }
}
