/** Ids as page links write them; what else stands there is not for the chat. */
const target = /^[\w/-]+$/;

let isSearchTaken = false;

/**
 * The answer the page's address asks for, as `#chat=reisepass/costs` or `?chat=reisepass/costs`; once each. The hash is
 * taken out of the address, so that the same link works again.
 */
export function takePageLink(): string | undefined {
  const { hash, href, search } = location;
  if (hash.startsWith('#chat=')) {
    // In full: a bare path would count from the page's `<base>`.
    history.replaceState(history.state, '', href.slice(0, href.indexOf('#')));
    return accept(hash.slice('#chat='.length));
  }
  if (isSearchTaken) return undefined;
  isSearchTaken = true;
  return accept(new URLSearchParams(search).get('chat') ?? '');
}

function accept(value: string): string | undefined {
  return target.test(value) ? value : undefined;
}
