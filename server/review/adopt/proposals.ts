import { createHash } from 'node:crypto';
import { type RawFile, versionOf } from '../../content/build.ts';
import { wallClock } from '../../content/hours.ts';
import { readContent } from '../../content/load.ts';
import { isoDay } from '../../content/notices.ts';
import { ContentError, type Problem } from '../../content/problem.ts';
import { createParser } from '../../content/source-file.ts';
import type { FileConflict, Proposal, ProposalRequest, User } from '../api.ts';
import { UnfitRequest } from './change/additions.ts';
import { type Change, planChange } from './change/change.ts';
import type { AdoptParts } from './parts.ts';
import { Refused } from './refusal.ts';
import type { AskedQuestion, News, ProposedContent } from './workshop/jobs.ts';
import { type Workshop, WorkshopBusy, WorkshopClosed } from './workshop/workshop.ts';
import { FileChanged, NotInFolder, replaceFile } from './write.ts';

/** So many proposals are kept; the oldest goes first. Each is in memory only: to propose again costs nothing. */
const mostKept = 40;

/** Questions that were answered lately and are asked again. */
const mostAnswered = 5000;

/** So long a write waits for what was learnt to be kept; without it, the change is learnt once more. */
const keepMs = 5000;

/** The file of a proposal is no longer what it was built on. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
  readonly conflict: FileConflict;

  constructor(conflict: FileConflict) {
    super(`${conflict.file} was changed meanwhile`);
    this.conflict = conflict;
  }
}

/** A proposal with what is needed to carry it out. */
interface Kept {
  /** Of the content it was built on. */
  readonly version: string;
  readonly request: ProposalRequest;
  readonly change: Change;
  readonly content: ProposedContent;
  view: Proposal;
}

/** Proposals from the first look to the written file. */
export interface Proposals {
  /** Works out the change at once, and its impact afterwards. The same wish on the same content is the same proposal. */
  propose(request: ProposalRequest): Promise<Proposal>;
  find(id: string): Proposal;
  /** The content as it would be, if the proposal can be made. */
  contentOf(id: string): ProposedContent;
  /** Writes the change and resolves the group. Throws a `WriteConflict` where somebody was first. */
  write(id: string, user: User): Promise<Proposal>;
}

type ProposalParts = Pick<AdoptParts, 'contentDir' | 'now' | 'questionsOf' | 'listAnswered' | 'resolveGroup'> & {
  readonly workshop: Workshop;
  readonly onTrouble: (error: unknown) => void;
};

export function createProposals(parts: ProposalParts): Proposals {
  const { contentDir, now, questionsOf, listAnswered, resolveGroup, workshop, onTrouble } = parts;
  const parse = createParser();
  const kept = new Map<string, Kept>();
  let writing: Promise<unknown> = Promise.resolve();

  const get = (id: string): Kept => {
    const found = kept.get(id);
    if (!found) throw new Refused('not_found', 'Diesen Vorschlag gibt es nicht mehr. Erneuern Sie bitte die Vorschau.');
    return found;
  };

  const examine = async (proposal: Kept, group: readonly AskedQuestion[]) => {
    const answered = await listAnswered(mostAnswered);
    const today = isoDay(wallClock(now()));
    const onNews = (news: News) => {
      if (news.kind === 'checked') {
        const problems = [...proposal.view.problems, ...news.problems.map(viewOf)];
        proposal.view = { ...proposal.view, problems, state: stateOf(problems, 'checking') };
      }
      if (news.kind === 'impact')
        proposal.view = { ...proposal.view, impact: news.impact, state: news.impact.learnt ? 'ready' : 'checking' };
    };
    await workshop.examine(
      { kind: 'examine', content: proposal.content, root: contentDir, today, group, answered },
      onNews,
    );
  };

  const fail = (proposal: Kept, error: unknown) => {
    const message =
      error instanceof WorkshopBusy
        ? 'Gerade werden zu viele Vorschläge geprüft.'
        : 'Die Prüfung ist nicht zu Ende gegangen.';
    if (!(error instanceof WorkshopBusy || error instanceof WorkshopClosed)) onTrouble(error);
    const { file } = proposal.change;
    const hint = 'Erneuern Sie die Vorschau in ein paar Minuten.';
    const problem = { severity: 'error' as const, file, line: 1, message, hint };
    proposal.view = { ...proposal.view, state: 'broken', problems: [...proposal.view.problems, problem] };
  };

  const writeNow = async (proposal: Kept, user: User): Promise<Proposal> => {
    const { change, request, content, view } = proposal;
    if (view.state === 'written') return view;
    if (view.state === 'checking')
      throw new Refused('try_later', 'Der Vorschlag wird noch geprüft. Bitte warten Sie einen Augenblick.');
    if (view.state === 'broken')
      throw new Refused('bad_request', 'Der Vorschlag hat Fehler und kann so nicht übernommen werden.');
    await within(keepMs, workshop.keep({ kind: 'keep', content })).catch(onTrouble);
    const write = () => replaceFile(contentDir, change.file, change.before, change.after);
    const outcome = request.group
      ? await resolveGroup(request.group, user, { proposal: view.id, file: change.file }, write)
      : await write().then(() => 'done' as const);
    switch (outcome) {
      case 'done':
        proposal.view = { ...view, state: 'written' };
        return proposal.view;
      case 'changed':
        throw new Refused(
          'conflict',
          'Jemand hat die Gruppe inzwischen geändert. Es wurde nichts geschrieben; laden Sie die Gruppe neu.',
        );
      case 'gone':
        throw groupGone();
    }
  };

  return {
    async propose(request) {
      const read = await readFiles(contentDir);
      const version = versionOf(read);
      // Some megabytes: proposals on the same content share them.
      const files = [...kept.values()].find((each) => each.version === version)?.content.base ?? read;
      const id = idOf(request, version);
      const known = kept.get(id);
      if (known && known.view.state !== 'broken') return known.view;
      const group = request.group ? await questionsOf(request.group.group) : [];
      if (!group) throw groupGone();
      const change = await planChange(request, files, parse).catch(refuseUnfit);
      const problems = change.problems.map(viewOf);
      const { file, patch, snippet } = change;
      const proposal: Kept = {
        version,
        request,
        change,
        content: { base: files, changed: { path: file, bytes: change.after } },
        view: { id, state: stateOf(problems, 'checking'), file, patch, snippet, problems },
      };
      kept.delete(id);
      kept.set(id, proposal);
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
      if (proposal.view.state === 'checking') examine(proposal, group).catch((error: unknown) => fail(proposal, error));
      return proposal.view;
    },
    find: (id) => get(id).view,
    contentOf(id) {
      const { content, view } = get(id);
      if (view.state === 'checking')
        throw new Refused('try_later', 'Der Vorschlag wird noch geprüft. Bitte warten Sie einen Augenblick.');
      if (view.state === 'broken')
        throw new Refused('bad_request', 'Der Vorschlag hat Fehler und lässt sich nicht ausprobieren.');
      return content;
    },
    write(id, user) {
      const proposal = get(id);
      // One after the other: of two changes of one file, the second sees what the first has left.
      const turn = writing
        .then(() => writeNow(proposal, user))
        .catch((error: unknown) => {
          throw conflictOf(proposal.change, error);
        });
      writing = turn.catch(() => {});
      return turn;
    },
  };
}

async function readFiles(contentDir: string): Promise<readonly RawFile[]> {
  try {
    return await readContent(contentDir);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new Refused(
      'try_later',
      'Die Inhalte sind gerade nicht lesbar. Bitte versuchen Sie es in einer Minute noch einmal.',
    );
  }
}

function refuseUnfit(error: unknown): never {
  throw error instanceof UnfitRequest ? new Refused('bad_request', error.message) : error;
}

function groupGone(): Refused {
  return new Refused(
    'not_found',
    'Diese Gruppe gibt es nicht mehr; ihre Aufbewahrungszeit ist wohl abgelaufen. Es wurde nichts geändert.',
  );
}

/** Lines of the review page have no columns. */
function viewOf({ severity, file, line, message, hint }: Problem): Proposal['problems'][number] {
  return { severity, file, line, message, hint };
}

function stateOf(problems: Proposal['problems'], otherwise: 'checking'): Proposal['state'] {
  return problems.some(({ severity }) => severity === 'error') ? 'broken' : otherwise;
}

function idOf(request: ProposalRequest, version: string): string {
  return createHash('sha256')
    .update(JSON.stringify([version, request]))
    .digest('base64url')
    .slice(0, 22);
}

function conflictOf({ file, patch }: Change, error: unknown): unknown {
  if (error instanceof FileChanged)
    return new WriteConflict({ file, theirs: new TextDecoder().decode(error.now), patch });
  if (error instanceof NotInFolder)
    return new Refused(
      'not_allowed',
      'Diese Datei liegt außerhalb des Inhalte-Ordners und wird nicht geändert. Laden Sie den Patch herunter.',
    );
  return error;
}

/** Gives up waiting after a while; the work itself goes on. */
function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
