/** More variants of one template than this test the same thing again and again. */
export const mostVariants = 50;

/** What a placeholder may be filled with: a name, and the id it stands for. */
export interface Filler {
  readonly id: string;
  readonly text: string;
}

export const slotNames = ['service', 'location', 'district'] as const;
export type SlotName = (typeof slotNames)[number];
export type Fillers = Readonly<Record<SlotName, readonly Filler[]>>;

/** One way to say a template, with the ids of the names in it. */
export interface Variant {
  readonly text: string;
  readonly slots: Readonly<Partial<Record<SlotName, string>>>;
}

/** A template's variants; `total` says how many there would be without the bound. */
export interface Expansion {
  readonly variants: readonly Variant[];
  readonly total: number;
}

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly options: readonly Sequence[] }
  | { readonly kind: 'slot'; readonly name: SlotName };
type Sequence = readonly Node[];

/** A template that cannot be read, with what to do about it. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * The ways to say `[optional]`, `(a|b)` and `{service}`. Where there are too many, a fixed selection spread evenly
 * over all of them. Throws a `TemplateError`.
 */
export function expandTemplate(template: string, fillers: Fillers, most: number = mostVariants): Expansion {
  const sequence = parseTemplate(template);
  // Beyond this, neighbouring numbers cannot be told apart; nobody waits for the last of them anyway.
  const total = Math.min(countOf(sequence, fillers), 2 ** 50);
  const shown = Math.min(total, most);
  const variants = Array.from({ length: shown }, (_, index) =>
    say(sequence, Math.floor((index * total) / shown), fillers),
  );
  return { variants: [...new Map(variants.map((variant) => [variant.text, variant])).values()], total };
}

/** Whether a text is more than plain words. */
export function isTemplate(text: string): boolean {
  return /(?<!\\)[[({]/.test(text);
}

function parseTemplate(template: string): Sequence {
  let at = 0;
  const { sequence } = readSequence('');
  if (at < template.length) throw unbalanced(template[at] ?? '');
  return sequence;

  function readSequence(closing: string): { sequence: Sequence } {
    const nodes: Node[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
    };
    while (at < template.length) {
      const character = template[at] ?? '';
      if (character === '\\' && at + 1 < template.length) {
        text += template[at + 1];
        at += 2;
      } else if (character === '[' || character === '(') {
        flush();
        at += 1;
        nodes.push(readChoice(character === '[' ? ']' : ')'));
      } else if (character === '{') {
        flush();
        nodes.push(readSlot());
      } else if (character === ']' || character === ')' || (character === '|' && closing !== '')) {
        break;
      } else {
        text += character;
        at += 1;
      }
    }
    flush();
    return { sequence: nodes };
  }

  function readChoice(closing: ']' | ')'): Node {
    const options: Sequence[] = [];
    for (;;) {
      options.push(readSequence(closing).sequence);
      const character = template[at];
      at += 1;
      if (character === closing) break;
      if (character !== '|') throw unbalanced(closing);
    }
    return { kind: 'choice', options: closing === ']' ? [...options, []] : options };
  }

  function readSlot(): Node {
    const name = /^\{(\w+)\}/.exec(template.slice(at))?.[1];
    const known = slotNames.find((each) => each === name);
    if (known === undefined) {
      throw new TemplateError(
        `Den Platzhalter „${/^\{[^}]*\}?/.exec(template.slice(at))?.[0] ?? '{'}“ gibt es nicht.`,
        `Es gibt ${slotNames.map((each) => `{${each}}`).join(', ')}.`,
      );
    }
    at += known.length + 2;
    return { kind: 'slot', name: known };
  }
}

function unbalanced(character: string): TemplateError {
  return new TemplateError(
    `Die Klammern gehen nicht auf (bei „${character}“).`,
    'Jede [ braucht eine ], jede ( eine ). Soll die Klammer wörtlich dastehen, schreiben Sie \\( oder \\[.',
  );
}

function countOf(sequence: Sequence, fillers: Fillers): number {
  return sequence.reduce((product, node) => product * optionsOf(node, fillers), 1);
}

function optionsOf(node: Node, fillers: Fillers): number {
  switch (node.kind) {
    case 'text':
      return 1;
    case 'slot':
      return fillers[node.name].length;
    case 'choice':
      return node.options.reduce((sum, option) => sum + countOf(option, fillers), 0);
  }
}

/** The variant with a number, counted like the digits of a number: the last choice moves fastest. */
function say(sequence: Sequence, number: number, fillers: Fillers): Variant {
  const slots: Partial<Record<SlotName, string>> = {};
  const text = write(sequence, number);
  return {
    text: text
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,.!?;:])/g, '')
      .trim(),
    slots,
  };

  function write(nodes: Sequence, which: number): string {
    let rest = which;
    return nodes
      .toReversed()
      .map((node) => {
        const options = optionsOf(node, fillers);
        const chosen = rest % options;
        rest = Math.floor(rest / options);
        return writeNode(node, chosen);
      })
      .toReversed()
      .join('');
  }

  function writeNode(node: Node, chosen: number): string {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'slot': {
        const filler = fillers[node.name][chosen];
        if (filler) slots[node.name] = filler.id;
        return filler?.text ?? '';
      }
      case 'choice': {
        let left = chosen;
        for (const option of node.options) {
          const size = countOf(option, fillers);
          if (left < size) return write(option, left);
          left -= size;
        }
        return '';
      }
    }
  }
}
