import type { RawFile } from '../server/content/build.ts';
import type { Problem } from '../server/content/problem.ts';

/** A warning for every file whose day of review has passed, and for every fact that is shown no more. `today` is a day like 2027-01-31. */
export function findOverdue(files: readonly RawFile[], today: string): readonly Problem[] {
  return files.flatMap(({ path: file, bytes }) =>
    new TextDecoder()
      .decode(bytes)
      .split('\n')
      .flatMap((text, index): readonly Problem[] => {
        const [, indentation = '', key, day = ''] =
          /^([ {]*)(review_by|expires): *['"]?(\d{4}-\d\d-\d\d)/.exec(text) ?? [];
        const place = { severity: 'warning', file, line: index + 1, column: indentation.length + 1 } as const;
        if (key === 'review_by' && day < today) {
          return [
            {
              ...place,
              message: `Die Prüfung war bis ${germanDay(day)} fällig.`,
              hint: 'Prüfen Sie die Angaben an den Quellen und setzen Sie as_of und review_by neu.',
            },
          ];
        }
        if (key === 'expires' && day <= today) {
          return [
            {
              ...place,
              message: `Die Angabe wird seit ${germanDay(day)} nicht mehr gezeigt.`,
              hint: 'Ersetzen oder löschen Sie sie.',
            },
          ];
        }
        return [];
      }),
  );
}

function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}
