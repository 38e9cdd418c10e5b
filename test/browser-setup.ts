import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { provideBrowser, provideFirefox } from './browser.ts';
import { buildReviewPage } from './review/browser/built-page.ts';
import { buildWidget } from './widget/browser/built-widget.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The executable of a browser; null where none can be had, and tests that need one are skipped. */
    browserPath: string | null;
    /** The executable of Firefox; null where none can be had. */
    firefoxPath: string | null;
    /** Folder of the built widget. */
    widgetRoot: string;
    /** Folder of the built review page. */
    reviewRoot: string;
  }
}

/** What all browser tests share: a browser, and the widget and the review page as they are delivered. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browserPath = provideBrowser();
  if (browserPath === undefined) reportMissing();
  const firefoxPath = provideFirefox();
  if (firefoxPath === undefined) console.warn('No Firefox found or installed: its tests are skipped.');
  const [widget, review] = await Promise.all([buildWidget(), buildReviewPage()]);
  project.provide('browserPath', browserPath ?? null);
  project.provide('firefoxPath', firefoxPath ?? null);
  project.provide('widgetRoot', widget.root);
  project.provide('reviewRoot', review.root);
  return async () => {
    await Promise.all([widget.remove(), review.remove()]);
  };
}

function reportMissing() {
  const message = 'No Chrome or Chromium found or installed: install one, or set CHROME_PATH to its executable.';
  // In CI nothing else would try the chat in a browser.
  if (process.env.CI !== undefined) throw new Error(message);
  console.warn(`${message} All tests in a browser are skipped.`);
}
