/** Whether a page of this origin may talk to the chat: the server's own pages, and those on the list. */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string,
  allowed: readonly string[],
  allowNone: boolean,
): boolean {
  if (origin === undefined) return allowNone;
  if (allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
