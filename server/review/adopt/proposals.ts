import { createHash } from 'node:crypto';
import { type RawFile, versionOf } from '../../content/build.ts';
import { wallClock } from '../../content/hours.ts';
import { readContent } from '../../content/load.ts';
import { isoDay } from '../../content/notices.ts';
import { ContentError, type Problem } from '../../content/problem.ts';
import { createParser } from '../../content/source-file.ts';
import type { FileConflict, Proposal, ProposalRequest, User } from '../api.ts';
import { Refusal, type RefusalCode, type Sentence } from '../refusal.ts';
import { type Change, planChange } from './change/change.ts';
import type { AdoptParts } from './parts.ts';
import { sentences } from './sentences.ts';
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

  const get = (id: string, code: RefusalCode = 'not_found'): Kept => {
    const found = kept.get(id);
    if (!found) throw refuse(code, sentences.proposalGone);
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
    if (view.state === 'checking') throw refuse('try_later', sentences.stillChecking);
    if (view.state === 'broken') throw refuse('bad_request', sentences.brokenProposal);
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
      case 'gone':
        throw groupRefusal(outcome);
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
      const group = request.group ? await questionsOf(request.group) : [];
      if (group === 'changed' || group === 'gone') throw groupRefusal(group);
      const change = await planChange(request, files, parse);
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
      if (view.state === 'checking') throw refuse('try_later', sentences.stillChecking);
      if (view.state === 'broken') throw refuse('bad_request', sentences.brokenProposal);
      return content;
    },
    write(id, user) {
      // A page takes `not_found` for a group that is gone.
      const proposal = get(id, 'conflict');
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
    throw refuse('try_later', sentences.unreadable);
  }
}

function refuse(code: RefusalCode, says: Sentence): Refusal {
  return new Refusal(code, { says });
}

function groupRefusal(what: 'changed' | 'gone'): Refusal {
  return what === 'gone' ? refuse('not_found', sentences.groupGone) : refuse('conflict', sentences.groupChanged);
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
  if (error instanceof NotInFolder) return refuse('not_allowed', sentences.notInFolder);
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
