import type { AspectIntent, Service } from '../content/catalogue.ts';
import { wallClock } from '../content/hours.ts';
import { type NoticeSubject, noticesOn } from '../content/notices.ts';
import type { Aspect, Notice } from '../content/schema.ts';
import type { Part } from '../protocol/messages.ts';
import type { Setting } from './answer.ts';
import { announceGerman, sourcePart } from './answer.ts';
import { toSpans, word } from './wording.ts';

/** What people ask before they set out. */
const beforeSettingOut: readonly Aspect[] = ['where', 'appointment', 'opening-hours'];

/** The links of services that every Bürgeramt offers: its appointments and the list of offices. */
const citizensOfficeLinks = ['termin', 'buergeraemter'];

/** Puts what holds at this moment for the subjects into an answer about them; leaves it as it is if there is nothing. */
export function withNotices(
  parts: readonly Part[],
  subjects: readonly NoticeSubject[],
  setting: Setting,
): readonly Part[] {
  const today = wallClock(setting.now);
  const notices = [...new Set(subjects.flatMap((subject) => noticesOn(today, subject, setting.catalogue)))];
  if (notices.length === 0) return parts;
  // The answer first, then the warning, then where to read on.
  const end = parts.findIndex(({ type }) => type === 'links' || type === 'source');
  const at = end < 0 ? parts.length : end;
  const told = [...parts.slice(0, at), ...notices.map((notice) => noticePart(notice, setting)), ...parts.slice(at)];
  const sourced = withSources(told, notices, setting);
  // An answer that is in German itself has said so already.
  return parts.some(({ lang }) => lang === 'de') ? sourced : announceGerman(sourced, setting);
}

/** Which offices an answer about a service is about: those it shows, and all of them where any Bürgeramt will do. */
export function officesOf(service: Service, intent: AspectIntent, parts: readonly Part[]): readonly NoticeSubject[] {
  const anyOffice =
    beforeSettingOut.includes(intent.aspect) && service.links?.some((link) => citizensOfficeLinks.includes(link));
  return [...parts.flatMap(shownOffice), ...(anyOffice ? (['every-citizens-office'] as const) : [])];
}

/** The office a part shows as a card, if it is one. */
export function shownOffice(part: Part): readonly NoticeSubject[] {
  return part.type === 'location' ? [{ office: part.id }] : [];
}

function noticePart({ text }: Notice, { catalogue, language }: Setting): Part {
  const wording = word(text, language);
  return {
    type: 'notice',
    tone: 'warning',
    spans: toSpans(wording.text, catalogue),
    ...(wording.lang ? { lang: wording.lang } : {}),
  };
}

/** A notice has a source of its own; an answer names all its sources in one place. */
function withSources(parts: readonly Part[], notices: readonly Notice[], setting: Setting): readonly Part[] {
  const own = sourcePart(
    notices.map(({ source }) => source),
    setting,
  );
  if (own.type !== 'source') return parts;
  const at = parts.findIndex(({ type }) => type === 'source');
  const there = parts[at];
  if (there?.type !== 'source') return [...parts, own];
  const links = [...there.links, ...own.links.filter(({ href }) => !there.links.some((link) => link.href === href))];
  return [...parts.slice(0, at), { ...there, links }, ...parts.slice(at + 1)];
}
