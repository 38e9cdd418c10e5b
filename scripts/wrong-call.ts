/** What is wrong with a command line that `parseArgs` refuses, in an editor’s words. */
export function explainWrongCall(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const named =
    /'([^']+)'/
      .exec(message)?.[1]
      ?.split(' ')
      .filter((word) => word !== '<value>')
      .join(' ') ?? '';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `Die Angabe ${named} gibt es nicht.`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `Mit „${named}“ kann der Befehl nichts anfangen.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message) ? `Hinter ${named} darf nichts stehen.` : `Hinter ${named} fehlt etwas.`;
    default:
      return `Den Aufruf verstehe ich nicht (${message}).`;
  }
}
