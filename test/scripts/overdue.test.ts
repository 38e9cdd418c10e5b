import { describe, expect, it } from 'vitest';
import { findOverdue } from '../../scripts/overdue.ts';
import { formatProblem } from '../../server/content/problem.ts';
import { goodContent } from '../server/content/good-content.ts';

const child = 'knowledge-base/services/reisepass-kind.yaml';
const overdue = (day: string, changes = {}) => findOverdue(goodContent(changes), day).map(formatProblem);

describe('the content check', () => {
  it('says nothing until the day of review is over', () => {
    expect(overdue('2027-01-31')).toEqual([]);
  });

  it('asks for a review after that day, with file and line', () => {
    expect(overdue('2027-02-01')).toHaveLength(4);
    expect(overdue('2027-02-01')).toContain(
      `${child}:10:1  Warnung: Die Prüfung war bis 31.01.2027 fällig.  → Prüfen Sie die Angaben an den Quellen und setzen Sie as_of und review_by neu.`,
    );
  });

  it('names facts that are shown no more', () => {
    const changes = {
      [child]: (good: string) =>
        good.replace('facts:', 'facts:\n  costs:\n    text: {de: Frei.}\n    expires: 2026-12-01'),
    };
    expect(overdue('2026-11-30', changes)).toEqual([]);
    expect(overdue('2026-12-01', changes)).toEqual([
      `${child}:8:5  Warnung: Die Angabe wird seit 01.12.2026 nicht mehr gezeigt.  → Ersetzen oder löschen Sie sie.`,
    ]);
  });
});
