import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted of a question. Every value is from a closed list of ours or the content's, never a citizen's text. */
export interface Asked {
  readonly kind: 'utterance' | 'choice';
  readonly outcome: string;
  readonly language: string;
  readonly intent: string;
  readonly seconds: number;
}

/** What is read at the moment somebody asks for the figures. */
export interface Readings {
  connections(): number;
  /** Unanswered questions on disk that the store has not taken yet. */
  waiting(): number;
  content(): { readonly version: string; readonly sinceMs: number };
  /** The parts in trouble, by name. */
  troubles(): ReadonlySet<string>;
}

/** The figures of one process, in the format of Prometheus. */
export interface Metrics {
  asked(question: Asked): void;
  greeted(language: string): void;
  refused(code: string): void;
  putAside(reason: string): void;
  judged(helpful: boolean): void;
  /** A WebSocket has ended; the code is the peer's to choose, so that only known ones are told apart. */
  closed(code: number): void;
  responded(route: string, status: number): void;
  reloaded(result: 'done' | 'broken'): void;
  render(readings: Readings): Promise<{ readonly type: string; readonly text: string }>;
}

/** The parts that can be in trouble; all are listed, so that an alert sees a zero before it sees a one. */
export const parts = ['content', 'store', 'queue'] as const;

/** Answers take a fraction of a millisecond; what is over a tenth of a second is a fault. */
const answerBuckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

const closeCodes = new Set([1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 4408]);

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });

  const questions = counter('hsc_questions_total', 'Questions answered.', ['kind', 'outcome', 'language', 'intent']);
  const answerSeconds = new Histogram({
    name: 'hsc_answer_seconds',
    help: 'Time from a question read to its answer made.',
    labelNames: ['outcome'] as const,
    buckets: answerBuckets,
    registers: [registry],
  });
  const visits = counter('hsc_visits_total', 'Greetings: a chat was opened, or went on elsewhere.', ['language']);
  const refusals = counter('hsc_refusals_total', 'Messages answered with an error, by its code.', ['code']);
  const unanswered = counter('hsc_unanswered_total', 'Questions put aside for people.', ['reason']);
  const feedback = counter('hsc_feedback_total', 'Answers judged by visitors.', ['helpful']);
  const closes = counter('hsc_connections_closed_total', 'Chats that ended, by close code.', ['code']);
  const requests = counter('hsc_http_requests_total', 'Requests answered over HTTP, refused chats included.', [
    'route',
    'status',
  ]);
  const reloads = counter('hsc_content_reloads_total', 'Changes of the content: taken over, or broken.', ['result']);
  for (const result of ['done', 'broken']) reloads.inc({ result }, 0);
  const connections = gauge('hsc_connections', 'Open chats.');
  const waiting = gauge('hsc_queue_entries', 'Unanswered questions on disk that the store has not taken yet.');
  const version = gauge('hsc_content_info', 'The version of the content in service.', ['version']);
  const since = gauge('hsc_content_loaded_timestamp_seconds', 'When the content in service was loaded.');
  const trouble = gauge('hsc_trouble', '1 where a part is in trouble; /readyz tells why.', ['part']);

  return {
    asked({ seconds, ...labels }) {
      questions.inc(labels);
      answerSeconds.observe({ outcome: labels.outcome }, seconds);
    },
    greeted: (language) => visits.inc({ language }),
    refused: (code) => refusals.inc({ code }),
    putAside: (reason) => unanswered.inc({ reason }),
    judged: (helpful) => feedback.inc({ helpful: String(helpful) }),
    closed: (code) => closes.inc({ code: closeCodes.has(code) ? String(code) : 'other' }),
    responded: (route, status) => requests.inc({ route, status: String(status) }),
    reloaded: (result) => reloads.inc({ result }),
    async render(readings) {
      // Read when somebody asks: nothing is kept up to date for nobody.
      const content = readings.content();
      connections.set(readings.connections());
      waiting.set(readings.waiting());
      version.reset();
      version.set({ version: content.version }, 1);
      since.set(content.sinceMs / 1000);
      const troubles = readings.troubles();
      for (const part of parts) trouble.set({ part }, troubles.has(part) ? 1 : 0);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
