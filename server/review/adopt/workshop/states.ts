import { checkFiles } from '../../../check/check.ts';
import type { Finding } from '../../../check/inspection.ts';
import { buildCatalogue, type RawFile, versionOf } from '../../../content/build.ts';
import type { Catalogue } from '../../../content/catalogue.ts';
import { ContentError } from '../../../content/problem.ts';
import { createParser } from '../../../content/source-file.ts';
import { keepPrepared, readEngine } from '../../../models.ts';
import {
  assembleEngine,
  carryOver,
  engineFor,
  installEngine,
  type Prepared,
  prepare,
} from '../../../understanding/engine.ts';
import type { State } from './impact.ts';
import type { ProposedContent } from './jobs.ts';

/** What is learnt takes some tens of megabytes: of so many proposals it stays at hand. */
const mostProposals = 2;

interface Learnt extends State {
  /** Missing where it was kept on the disk before. */
  readonly prepared: Prepared | undefined;
}

/** The states of the content that are worked with: the one there is, and those of the latest proposals. */
export class States {
  private readonly parse = createParser();
  private readonly commonWords: ReadonlySet<string>;
  private readonly learntByVersion = new Map<string, Learnt>();
  private base: { readonly version: string; readonly state: State } | undefined;
  private baseFindings: { readonly key: string; readonly findings: readonly Finding[] } | undefined;

  constructor(commonWords: ReadonlySet<string>) {
    this.commonWords = commonWords;
  }

  /** What the content check says about a change that it does not say without it. */
  findNew({ base, changed }: ProposedContent, today: string): readonly Finding[] {
    const key = `${versionOf(base)} ${today}`;
    if (this.baseFindings?.key !== key)
      this.baseFindings = { key, findings: checkFiles(base, today, undefined, this.parse).findings };
    const known = new Set(this.baseFindings.findings.map(nameOf));
    const after = checkFiles(filesWith({ base, changed }), today, undefined, this.parse).findings;
    // Content that is broken already cannot be served with the change either.
    return after.filter((finding) => finding.severity === 'error' || !known.has(nameOf(finding)));
  }

  /** The content without the change. */
  async before({ base }: ProposedContent): Promise<State> {
    const version = versionOf(base);
    if (this.base?.version === version) return this.base.state;
    // What was written just now was learnt and asked as a proposal.
    const { catalogue, answers } = this.learntByVersion.get(version) ?? (await learn(this.build(base)));
    this.learntByVersion.clear();
    const state = { catalogue, answers };
    this.base = { version, state };
    return state;
  }

  /** The content with the change, with names and terms read anew and nothing learnt: at once, and nearly right. */
  async carriedOver(content: ProposedContent): Promise<State> {
    const { catalogue } = await this.before(content);
    const changed = this.build(filesWith(content));
    installEngine(changed, carryOver(engineFor(catalogue), changed));
    return { catalogue: changed, answers: new Map() };
  }

  /** The content with the change, learnt. Takes seconds the first time. */
  async after(content: ProposedContent): Promise<Learnt> {
    const files = filesWith(content);
    const version = versionOf(files);
    const known = this.learntByVersion.get(version);
    // Written again, it is the last to go.
    this.learntByVersion.delete(version);
    const learnt = known ?? (await learn(this.build(files)));
    this.learntByVersion.set(version, learnt);
    for (const oldest of [...this.learntByVersion.keys()].slice(0, -mostProposals)) this.learntByVersion.delete(oldest);
    return learnt;
  }

  /** Keeps on the disk what was learnt for a change, if it still is at hand. */
  async keep(content: ProposedContent) {
    const known = this.learntByVersion.get(versionOf(filesWith(content)));
    if (known?.prepared) await keepPrepared(known.catalogue, known.prepared);
  }

  private build(files: readonly RawFile[]): Catalogue {
    const { catalogue, problems } = buildCatalogue(files, this.commonWords, this.parse);
    if (!catalogue) throw new ContentError(problems);
    return catalogue;
  }
}

/** From the disk, as for the content in service; else anew, and only for this thread. */
async function learn(catalogue: Catalogue): Promise<Learnt> {
  const kept = await readEngine(catalogue);
  const prepared = kept ? undefined : prepare(catalogue);
  installEngine(catalogue, kept ?? assembleEngine(catalogue, prepared ?? prepare(catalogue)));
  return { catalogue, prepared, answers: new Map() };
}

function filesWith({ base, changed }: ProposedContent): readonly RawFile[] {
  return base.map((file) => (file.path === changed.path ? changed : file));
}

/** The same finding before and after a change, wherever it moved to and however its numbers changed. */
function nameOf({ file, kind, message }: Finding): string {
  return kind === 'few' ? `${file}\n${kind}` : `${file}\n${message}`;
}
