import { createTransport } from 'nodemailer';
import type { MailSettings } from '../settings.ts';
import type { Digest } from './digest.ts';

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends a digest as plain text: nothing in it can be a link, a picture or a script that somebody else put there. */
export async function sendDigest({ subject, text }: Digest, { smtpUrl, from, to }: MailSettings): Promise<void> {
  const transport = createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({ from, to: [...to], subject, text });
  } finally {
    transport.close();
  }
}
