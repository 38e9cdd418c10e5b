import { type Document, isAlias, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';
import type { Problem } from './problem.ts';

/** Larger files are not content; also bounds what the parser is given. */
export const maxFileBytes = 256 * 1024;

/** Deeper nesting is not content, and can end the process inside the parser (its recursion has no limit). */
const maxDepth = 32;

/** A path into a YAML document, e.g. `['facts', 'costs', 'fees', 0]`. */
export type Path = readonly PropertyKey[];

/** A YAML file that could be read, with the way back from a value to its line. */
export interface SourceFile {
  readonly path: string;
  readonly value: unknown;
  locate(path: Path): { line: number; column: number };
}

/**
 * Reads one YAML text (1.2, core schema). Anchors, tags, merge keys and repeated keys are refused:
 * editors do not need them, and each has a way of meaning something else than it looks like.
 */
export function parseSource(
  path: string,
  bytes: Uint8Array,
): { readonly source?: SourceFile; readonly problems: readonly Problem[] } {
  const refuse = (message: string, hint: string, line = 1, column = 1) => ({
    problems: [{ severity: 'error' as const, file: path, line, column, message, hint }],
  });
  if (bytes.length > maxFileBytes) {
    return refuse(
      `Die Datei ist größer als ${maxFileBytes / 1024} KiB.`,
      'Teilen Sie den Inhalt auf mehrere Dateien auf.',
    );
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return refuse('Die Datei ist nicht in UTF-8 gespeichert.', 'Speichern Sie sie im Editor mit der Kodierung UTF-8.');
  }
  const oddity = findOddity(text);
  if (oddity) return refuse(oddity.message, oddity.hint, oddity.line, oddity.column);

  const plain = readPlainYaml(text);
  if (plain !== undefined) return { source: { path, value: plain, locate: locator(text) }, problems: [] };

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: false, uniqueKeys: true, prettyErrors: false });
  // Tags are reported below, those the parser knows as well as those it does not.
  const errors = [...document.errors, ...document.warnings].filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const problems: Problem[] = errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { severity: 'error', file: path, line, column: col, ...explain(error.code, error.message) };
  });
  problems.push(...forbiddenNodes(path, text, document, lines));
  if (problems.length > 0) return { problems };
  return { source: { path, value: document.toJS(), locate: locator(text) }, problems: [] };
}

/** Reads a file; see `parseSource`. */
export type Parse = typeof parseSource;

/** A `parseSource` that does not read again what it has read before: parsing is most of the cost of a reload. */
export function createParser(): Parse {
  const knownByPath = new Map<string, { readonly bytes: Uint8Array; readonly result: ReturnType<Parse> }>();
  return (path, bytes) => {
    const known = knownByPath.get(path);
    if (known && Buffer.compare(known.bytes, bytes) === 0) return known.result;
    const result = parseSource(path, bytes);
    knownByPath.set(path, { bytes, result });
    return result;
  };
}

/** Places are asked for when something is wrong only; the tree, far larger than the text, is made again for that. */
function locator(text: string): SourceFile['locate'] {
  let tree: { document: Document; lines: LineCounter } | undefined;
  return (path) => {
    if (!tree) {
      const lines = new LineCounter();
      tree = { document: parseDocument(text, { lineCounter: lines, merge: false, prettyErrors: false }), lines };
    }
    return locate(tree.document, tree.lines, path);
  };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Plain letters in UTF-16 are valid UTF-8 with a NUL beside each.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What must be found before the parser runs: nesting that it would not survive, and invisible characters. */
function findOddity(text: string) {
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const at = (column: number) => ({ line: index + 1, column: column + 1 });
    const indentation = /^[ \t\u00a0\u2000-\u200b\u202f\u3000\ufeff]*/.exec(line)?.[0] ?? '';
    const tab = indentation.indexOf('\t');
    if (tab >= 0) {
      return {
        ...at(tab),
        message: 'Die Zeile ist mit Tabulator eingerückt.',
        hint: 'Rücken Sie mit Leerzeichen ein, zwei je Stufe.',
      };
    }
    const invisible = indentation.search(/[^ ]/);
    if (invisible >= 0) {
      return {
        ...at(invisible),
        message: 'Die Einrückung enthält ein unsichtbares Sonderzeichen (geschütztes Leerzeichen).',
        hint: 'Löschen Sie die Einrückung und tippen Sie normale Leerzeichen.',
      };
    }
    const glued = /^ *(?:- +)?(?:-|[\w-]+:)[\u00a0\u2000-\u200b\u202f\u3000]/.exec(line)?.[0];
    if (glued) {
      return {
        ...at(glued.length - 1),
        message: 'Hinter dem Doppelpunkt oder Strich steht ein unsichtbares Sonderzeichen (geschütztes Leerzeichen).',
        hint: 'Löschen Sie es und tippen Sie ein normales Leerzeichen.',
      };
    }
    if (line.startsWith('%')) {
      return {
        ...at(0),
        message: 'Anweisungen wie %YAML sind nicht erlaubt.',
        hint: 'Löschen Sie die Zeile; sie ändert, wie alle anderen gelesen werden.',
      };
    }
    for (const { 0: bracket, index: column } of line.matchAll(/[[\]{}]/g)) {
      if (bracket === '[' || bracket === '{') depth += 1;
      else if (depth > 0) depth -= 1;
      if (depth > maxDepth) return { ...at(column), ...tooDeep };
    }
    const compact = /^(?:[-?:] +){2,}/.exec(line.trimStart())?.[0] ?? '';
    if (indentation.length > maxDepth * 4 || compact.length > maxDepth) return { ...at(0), ...tooDeep };
  }
  return undefined;
}

const tooDeep = {
  message: `Der Inhalt ist tiefer als ${maxDepth} Stufen verschachtelt.`,
  hint: 'Prüfen Sie, ob eine Klammer nicht geschlossen ist.',
};

function forbiddenNodes(path: string, text: string, document: Document, lines: LineCounter): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (offset: number | undefined, message: string, hint: string) => {
    const { line, col } = lines.linePos(offset ?? 0);
    problems.push({ severity: 'error', file: path, line, column: col, message, hint });
  };
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0;
      // Anchor and tag stand before the node they belong to.
      const before = (mark: string) => Math.max(0, text.lastIndexOf(mark, offset));
      if (isAlias(node))
        add(offset, `Verweise wie *${node.source} sind nicht erlaubt.`, 'Schreiben Sie den Inhalt aus.');
      else if (node.anchor)
        add(before(`&${node.anchor}`), `Anker wie &${node.anchor} sind nicht erlaubt.`, 'Löschen Sie den Anker.');
      // Only what the editor wrote has a tag here, `!!str` as well as `!own`.
      if (node.tag) {
        const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
        add(
          before(tag),
          `Die Markierung ${tag} ist nicht erlaubt.`,
          'Löschen Sie sie; setzen Sie Text in Anführungszeichen.',
        );
      }
    },
    Pair(_, pair) {
      if (!isNode(pair.key)) return;
      const name = String(pair.key);
      const offset = pair.key.range?.[0];
      if (name === '<<') add(offset, 'Zusammenführen mit << ist nicht erlaubt.', 'Schreiben Sie die Einträge aus.');
      if (['__proto__', 'constructor', 'prototype'].includes(name))
        add(offset, `Der Schlüssel ${name} ist nicht erlaubt.`, 'Wählen Sie einen anderen Namen.');
    },
  });
  return problems;
}

function locate(document: Document, lines: LineCounter, path: Path) {
  // A missing key has no place of its own: its nearest ancestor stands for it.
  for (let length = path.length; length >= 0; length -= 1) {
    const parent = document.getIn(path.slice(0, Math.max(0, length - 1)), true);
    const last = path[length - 1];
    if (isMap(parent) && typeof last === 'string') {
      const key = parent.items.find((pair) => String(pair.key) === last)?.key;
      if (isNode(key) && key.range) return position(lines, key.range[0]);
    }
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return position(lines, node.range[0]);
  }
  return { line: 1, column: 1 };
}

function position(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function explain(code: string, message: string): { message: string; hint: string } {
  // The parser calls an unclosed bracket badly indented.
  if (/must (?:be sufficiently indented and )?end with/.test(message)) return explain('MISSING_CHAR', '');
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        message: 'Derselbe Schlüssel steht zweimal.',
        hint: 'Löschen Sie einen von beiden oder führen Sie sie zusammen.',
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'Eine Markierung mit ! ist nicht erlaubt.',
        hint: 'Löschen Sie sie; setzen Sie Text in Anführungszeichen.',
      };
    case 'BAD_INDENT':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'Die Einrückung stimmt nicht.',
        hint: 'Rücken Sie wie die Zeilen darüber ein, zwei Leerzeichen je Stufe.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: 'Ein Doppelpunkt im Text wird als neuer Schlüssel gelesen.',
        hint: 'Setzen Sie den Text in "Anführungszeichen".',
      };
    case 'MISSING_CHAR':
      return {
        message: 'Es fehlt ein Zeichen, z. B. eine schließende Klammer oder ein Anführungszeichen.',
        hint: 'Prüfen Sie diese Zeile und die davor.',
      };
    default:
      if (/multiple documents/.test(message)) {
        return {
          message: 'Mit --- beginnt hier eine zweite Datei in der Datei.',
          hint: 'Löschen Sie die Zeile oder legen Sie eine eigene Datei an.',
        };
      }
      return {
        message: `Das ist kein gültiges YAML (${message.split('\n')[0]}).`,
        hint: 'Prüfen Sie Einrückung, Anführungszeichen und Klammern.',
      };
  }
}
