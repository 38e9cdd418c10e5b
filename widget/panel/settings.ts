import type { Language } from '../../server/protocol/messages.ts';
import { chooseLanguage } from '../language.ts';

/** What the page has set on `<hannover-chat>`. */
export interface Settings {
  /** Address of the server, ending in a slash. */
  readonly server: string;
  readonly language: Language;
  readonly pageTopic: string | undefined;
  readonly privacyUrl: string | undefined;
}

/** Reads the attributes. Without one, the server is where the script came from. */
export function readSettings(element: Element, scriptUrl: string): Settings {
  const server = element.getAttribute('server');
  const base = !server ? new URL('.', scriptUrl) : new URL(server.replace(/\/*$/, '/'), document.baseURI);
  return {
    server: base.href,
    language: chooseLanguage(element.getAttribute('language'), document.documentElement.lang),
    pageTopic: element.getAttribute('page-topic') || undefined,
    privacyUrl: element.getAttribute('privacy-url') || undefined,
  };
}
