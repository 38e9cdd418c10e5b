/** More clauses than this are a story, not a list of wishes. */
const maxClauses = 6;

/** The parts of a message that may each hold a wish; nothing if it has one part only. */
export function splitClauses(utterance: string): readonly string[] {
  const clauses = utterance
    .slice(0, 600)
    .split(/[.?!;\n]+|,\s+(?=und |sowie |and )|\s+(?:und|sowie|außerdem|and|also)\s+/iu)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length > 2);
  return clauses.length > 1 && clauses.length <= maxClauses ? clauses : [];
}
