export const pageLanguages = ['de', 'en'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

export const themes = ['device', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** What a person has set for themselves in this browser. */
export interface Preferences {
  readonly language: PageLanguage;
  readonly theme: Theme;
  /** Whether single letters do something. */
  readonly shortcuts: boolean;
}

const key = 'hannover-review';

/** Where the browser keeps nothing, or somebody has changed it, everything is as it is at first. */
export function loadPreferences(): Preferences {
  const kept = readKept();
  return {
    language: pageLanguages.find((each) => each === kept.language) ?? 'de',
    theme: themes.find((each) => each === kept.theme) ?? 'device',
    shortcuts: kept.shortcuts !== false,
  };
}

export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Storage is blocked or full: the setting holds until the page is left.
  }
}

function readKept(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    // Blocked or broken.
    return {};
  }
}
