import { parseCookie, type SerializeOptions, stringifySetCookie } from 'cookie';

/** The cookies of the review page. */
export interface Cookies {
  readonly session: Cookie;
  /** Holds a login together that is under way at the provider. */
  readonly pending: Cookie;
}

/** One cookie: read from and written to headers. */
export interface Cookie {
  read(header: string | undefined): string | undefined;
  /** The value of a `set-cookie` header. */
  write(value: string): string;
  /** The same, for taking it away. */
  clear(): string;
}

/**
 * Over HTTPS the names begin with `__Host-`: browsers then take such a cookie from this very host only. A browser
 * refuses them over plain http, which is for development.
 */
export function createCookies(isHttps: boolean): Cookies {
  const prefix = isHttps ? '__Host-' : '';
  const base = { path: '/', httpOnly: true, secure: isHttps } as const;
  return {
    session: createCookie(`${prefix}review`, { ...base, sameSite: 'strict' }),
    // The provider sends people back from its own site: a strict cookie would not come along.
    pending: createCookie(`${prefix}review-login`, { ...base, sameSite: 'lax', maxAge: pendingSeconds }),
  };
}

/** How long somebody may take at the provider. */
export const pendingSeconds = 10 * 60;

function createCookie(name: string, options: SerializeOptions): Cookie {
  return {
    read: (header) => (header === undefined ? undefined : parseCookie(header)[name]),
    write: (value) => stringifySetCookie({ name, value, ...options }),
    clear: () => stringifySetCookie({ name, value: '', ...options, maxAge: 0 }),
  };
}
