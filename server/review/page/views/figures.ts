import { html, nothing, type TemplateResult } from 'lit';
import { apiRoot, type FiguresQuery, type FiguresReply, routes } from '../../api.ts';
import { explain } from '../desk.ts';
import { urlOf } from '../requests.ts';
import { View } from '../view.ts';
import { inWeeks, renderDays } from './figures/days-chart.ts';
import { renderHours } from './figures/hours.ts';
import { renderOverdue } from './figures/overdue.ts';
import { type Against, dayOf, kindOf, lastDays, type Period, periodBefore, yearBefore } from './figures/period.ts';
import { renderPeriods } from './figures/periods.ts';
import { renderRanking } from './figures/ranking.ts';
import { renderSummary } from './figures/summary.ts';

const daysAtFirst = 28;

/** How it went: what was asked and answered in a period, beside another one. */
export class FiguresView extends View<'figures'> {
  static override readonly properties = {
    ...View.properties,
    reply: { state: true },
    problem: { state: true },
    width: { state: true },
    against: { state: true },
  };

  declare private reply: FiguresReply | undefined;
  declare private problem: string;
  /** Of a chart, in pixels. */
  declare private width: number;
  /** What is chosen, before it is shown. */
  declare private against: Against | undefined;

  readonly #observer = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry?.contentRect.width ?? this.width);
  });

  constructor() {
    super();
    this.problem = '';
    this.width = 640;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override get heading(): string {
    return this.desk.texts.figures.title;
  }

  /** What is asked for; where the address says nothing, the last weeks. */
  get #query(): FiguresQuery {
    const { from, to, againstFrom, againstTo } = this.route.query;
    const period = from === undefined || to === undefined ? lastDays(daysAtFirst, dayOf(new Date())) : { from, to };
    return againstFrom === undefined || againstTo === undefined ? period : { ...period, againstFrom, againstTo };
  }

  protected override async load(): Promise<void> {
    const { route } = this;
    const { requests, texts } = this.desk;
    const result = await requests.figures(this.#query);
    if (route !== this.route) return;
    this.against = undefined;
    this.problem = result.kind === 'done' ? '' : explain(result, texts);
    if (result.kind !== 'done') return;
    this.reply = result.value;
    this.desk.announce(texts.figures.shown(this.#name(result.value.figures.period)));
  }

  #name({ from, to }: Period): string {
    const { wording } = this.desk;
    return `${wording.day(from)} – ${wording.day(to)}`;
  }

  #show(period: Period, against: Against, own: Period | undefined): void {
    if (period.from > period.to || (own !== undefined && own.from > own.to)) {
      this.problem = this.desk.texts.figures.wrongPeriod;
      return;
    }
    const other = { none: undefined, before: periodBefore(period), year: yearBefore(period), own }[against];
    const query = { ...period, ...(other && { againstFrom: other.from, againstTo: other.to }) };
    this.desk.go({ view: 'figures', query }, 'push-quietly');
  }

  protected override render(): TemplateResult {
    const { texts } = this.desk;
    const query = this.#query;
    const other = otherPeriod(query);
    return html`<h1 tabindex="-1">${texts.figures.title}</h1>
      ${renderPeriods({
        period: query,
        other: other ?? periodBefore(query),
        against: this.against ?? kindOf(query, other),
        today: dayOf(new Date()),
        texts,
        choose: (against) => this.#choose(against),
        show: (period, against, own) => this.#show(period, against, own),
      })}
      <p role="alert" class="problem" ?hidden=${this.problem === ''}>${this.problem}</p>
      <p class="exports">
        ${texts.exports.title}
        <a href=${urlOf(routes.figuresCsv, { query })} download>CSV</a>
        <a href=${urlOf(routes.figuresXlsx, { query })} download>XLSX</a> · <a href="${apiRoot}/docs">${texts.exports.api}</a>
      </p>
      ${this.reply === undefined ? html`<p class="loading">${this.problem === '' ? texts.loading : ''}</p>` : this.#renderFigures(this.reply)}`;
  }

  #choose(against: Against): void {
    this.against = against;
  }

  #renderFigures({ figures: now, against }: FiguresReply): TemplateResult {
    const { texts, wording } = this.desk;
    const { figures } = texts;
    const rankings = ['services', 'aspects', 'intents', 'languages', 'links', 'unansweredByAge'] as const;
    return html`<p class="periods-shown">
        <strong>${figures.shown(this.#name(now.period))}</strong>
        ${against === undefined ? nothing : figures.compared(this.#name(against.period))}
      </p>
      ${renderSummary(now, against, texts, wording)}
      <section>
        <h2>${figures.days}</h2>
        ${renderDays(inWeeks(now.days), this.width, texts, wording)}
      </section>
      <div class="rankings">
        ${rankings.map((name) =>
          // How old open groups are is known for today only.
          renderRanking(
            figures[name],
            now[name],
            name === 'unansweredByAge' ? undefined : against?.[name],
            texts,
            wording,
          ),
        )}
      </div>
      ${renderHours(now.hours, texts, wording)} ${renderOverdue(now.overdue, texts, wording)}`;
  }
}

function otherPeriod({ againstFrom: from, againstTo: to }: FiguresQuery): Period | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}
