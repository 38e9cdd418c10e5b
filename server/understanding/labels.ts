/** The subject of questions about a service that they do not name: "Was kostet das?" */
export const unnamedService = '#service';

/** The subject of questions about offices. */
export const officeSubject = '#office';

/** The aspect of texts that ask for none. */
export const noAspect = '#none';

/** The off-topic intent: what nobody here has an answer to. */
export const offTopic = 'fallback/fallback';

/** The intent that says that another town is responsible. */
export const otherTown = 'fallback/other-town';

/** What marks a service's own question among the aspects. */
const ownMark = '?';

/** The aspect that stands for a question of a service's own, by the question's id. */
export function ownQuestion(id: string): string {
  return `${ownMark}${id}`;
}

/** The id of the own question that an aspect stands for, if it is one. */
export function questionOf(aspect: string): string | undefined {
  return aspect.startsWith(ownMark) ? aspect.slice(ownMark.length) : undefined;
}
