import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../../server/config.ts';
import { weekOf, writeDigest } from '../../../../server/review/figures/digest.ts';
import type { Figures } from '../../../../server/review/figures/figures.ts';
import type { Gap } from '../../../../server/review/figures/gaps.ts';
import { sendDigest } from '../../../../server/review/figures/mail.ts';

function figures(changes: Partial<Figures> = {}): Figures {
  return {
    period: { from: '2026-11-23', to: '2026-11-29' },
    questions: 200,
    answered: 150,
    askedBack: 47,
    unmatched: 3,
    helpful: 0,
    notHelpful: 0,
    days: [],
    services: [{ key: 'reisepass', label: 'Reisepass beantragen', count: 40 }],
    aspects: [],
    intents: [],
    languages: [],
    links: [],
    hours: [],
    unansweredByAge: [],
    overdue: [],
    ...changes,
  };
}

const gap: Gap = {
  label: 'Reisepass: Kosten',
  count: 12,
  examples: ['<img src=x onerror=alert(1)> was kostet\r\nBcc: x@evil.example \u202eda', 'x'.repeat(500)],
};

function write(changes: Partial<Parameters<typeof writeDigest>[0]> = {}): string {
  const before = figures({ questions: 180, answered: 4 });
  return writeDigest({
    figures: figures(),
    against: before,
    gaps: [gap],
    isVerbatim: false,
    url: undefined,
    ...changes,
  }).text;
}

describe('the digest', () => {
  it('says what the week brought, beside the week before', () => {
    expect(write()).toBe(`Der Chat vom 23.11.2026 bis 29.11.2026 (in Klammern die Woche davor)

     200  Fragen (180)
     150  beantwortet, 75 % (<5)
      47  nachgefragt, 24 % (47)
      <5  nicht verstanden (<5)
       0  als hilfreich bewertet (0)
       0  als nicht hilfreich bewertet (0)

Am meisten gefragt
      40  Reisepass beantragen

Die größten Lücken
      12  Reisepass: Kosten
`);
  });

  it('quotes nobody unless that is allowed', () => {
    expect(write()).not.toContain('was kostet');
    expect(write({ isVerbatim: true })).toContain('„<img src=x onerror=alert(1)> was kostet Bcc: x@evil.example da“');
  });

  it('keeps every quotation in a line of bounded length', () => {
    const lines = write({ isVerbatim: true }).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(180);
  });

  it('names the review page where it is known', () => {
    expect(write({ url: 'https://chat.example.org' })).toContain('Zur Review-Seite: https://chat.example.org/review/');
  });

  it.each([
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2026-11-29', '2026-11-23', '2026-11-29'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
    ['2026-10-25', '2026-10-19', '2026-10-25'],
  ])('of %s is that of the week from %s to %s', (day, from, to) => {
    expect(weekOf(day)).toEqual({ from, to });
  });
});

interface Mail {
  readonly user: string | undefined;
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

/** A real mail server on this machine that keeps what it is given. */
async function openMailServer() {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _, done) =>
      password === 'geheim' ? done(null, { user: username }) : done(new Error('wrong password')),
    onData(stream, session, done) {
      text(stream).then((source) => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          user: typeof session.user === 'string' ? session.user : undefined,
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source,
        });
        done();
      }, done);
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(close);
  return { mails, close, port: (server.server.address() as AddressInfo).port };
}

const addresses = { from: 'chat@example.org', to: ['team@example.org', 'leitung@example.org'] };

describe('a mail', () => {
  it('reaches everybody on the list, as plain text', async () => {
    const { mails, port } = await openMailServer();
    const digest = writeDigest({
      figures: figures(),
      against: figures(),
      gaps: [gap],
      isVerbatim: true,
      url: undefined,
    });
    await sendDigest(digest, { ...addresses, smtpUrl: `smtp://chat:geheim@127.0.0.1:${port}` });
    const [mail] = mails;
    expect(mail).toMatchObject({
      user: 'chat',
      from: 'chat@example.org',
      to: ['team@example.org', 'leitung@example.org'],
    });
    const [head = ''] = mail?.source.split('\r\n\r\n') ?? [];
    expect(head).toMatch(/^Subject: Chat: Woche vom 23.11.2026 bis 29.11.2026$/m);
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(head).not.toMatch(/^(?:Bcc|Content-Type: (?:text\/html|multipart))/m);
  });

  it('that is not taken is an error', async () => {
    const { port } = await openMailServer();
    const sent = sendDigest(
      { subject: 'x', text: 'x' },
      { ...addresses, smtpUrl: `smtp://chat:falsch@127.0.0.1:${port}` },
    );
    await expect(sent).rejects.toMatchObject({ code: 'EAUTH' });
  });

  it('to a server that is away is an error', async () => {
    const { port, close } = await openMailServer();
    await close();
    const sent = sendDigest({ subject: 'x', text: 'x' }, { ...addresses, smtpUrl: `smtp://127.0.0.1:${port}` });
    await expect(sent).rejects.toThrow();
  });
});

describe('the settings of the digest', () => {
  const problemsOf = (env: Readonly<Record<string, string>>): string => {
    try {
      readConfig(env);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it.each([
    ['SMTP_URL', { SMTP_URL: 'mail.example.org', DIGEST_FROM: 'a@b.c', DIGEST_TO: 'a@b.c' }],
    ['DIGEST_FROM', { SMTP_URL: 'smtp://mail.example.org', DIGEST_TO: 'a@b.c' }],
    ['DIGEST_TO', { SMTP_URL: 'smtp://mail.example.org', DIGEST_FROM: 'a@b.c' }],
    ['DIGEST_TO', { SMTP_URL: 'smtp://mail.example.org', DIGEST_FROM: 'a@b.c', DIGEST_TO: 'Team <a@b.c>' }],
    ['DIGEST_VERBATIM', { DIGEST_VERBATIM: 'ja' }],
  ])('%s that cannot be used is refused by name', (name, env: Readonly<Record<string, string>>) => {
    expect(problemsOf(env).split('\n').slice(1)).toEqual([expect.stringContaining(name)]);
  });

  it('do not show the password of the mail server', () => {
    expect(problemsOf({ SMTP_URL: 'http://chat:geheim@mail.example.org' })).not.toContain('geheim');
  });
});
