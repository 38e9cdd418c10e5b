import type { Suggestions } from '../../server/protocol/messages.ts';
import { questionOn } from '../completion.ts';
import type { Chat } from './chat.ts';

/** Ids as page links write them; what else stands there is not for the chat. */
const known = /^[\w/-]+$/;

let isSearchTaken = false;

/**
 * Asks for the answer that the page's address points at. The visitor sees as their question what it is about, in the
 * words of the suggestions: a link may say "here", and an address says nothing.
 */
export async function followPageLink(chat: Chat): Promise<void> {
  const { target, isClicked } = takePageLink();
  const asked = chat.questions().map(({ value }) => value);
  // Loading the page again does not ask again; clicking the link again does, if something else was asked meanwhile.
  if (target === undefined || (isClicked ? asked.slice(-1) : asked).includes(target)) return;
  const id = chat.choose({ label: '', value: target });
  const list = await chat.suggestions();
  const title = list && titleOf(target, list);
  if (title !== undefined) chat.entitle(id, title);
}

function titleOf(target: string, { subjects, questions }: Suggestions): string | undefined {
  const [id, name = ''] = target.split('/');
  const subject = subjects.find(({ value }) => value === id);
  if (subject === undefined || name === '') return subject?.label;
  return Object.hasOwn(questions, name) ? questionOn(subject, name, questions).label : undefined;
}

interface PageLink {
  readonly target: string | undefined;
  /** Whether the visitor has clicked it on this page; otherwise they have come with it. */
  readonly isClicked: boolean;
}

/**
 * The answer the page's address asks for, as `#chat=reisepass/costs` or `?chat=reisepass/costs`; once each. The hash is
 * taken out of the address, so that the same link works again.
 */
function takePageLink(): PageLink {
  const { hash, href, search } = location;
  if (hash.startsWith('#chat=')) {
    // In full: a bare path would count from the page's `<base>`.
    history.replaceState(history.state, '', href.slice(0, href.indexOf('#')));
    return { target: accept(hash.slice('#chat='.length)), isClicked: true };
  }
  const wanted = isSearchTaken ? null : new URLSearchParams(search).get('chat');
  isSearchTaken = true;
  return { target: accept(wanted ?? ''), isClicked: false };
}

function accept(value: string): string | undefined {
  return known.test(value) ? value : undefined;
}
