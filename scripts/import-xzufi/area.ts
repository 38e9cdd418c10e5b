/** The regional key (Amtlicher Regionalschlüssel) of the Landeshauptstadt Hannover. */
export const hannover = '032410001001';

/** State, government region, district, association of municipalities, municipality. */
const levels = [0, 2, 3, 5, 9, 12];

/** Whether a description holds in Hannover: it names no area, or one that Hannover lies in. */
export function holdsInHannover(areas: readonly string[]): boolean {
  return areas.length === 0 || areas.some((area) => hannover.startsWith(withoutZeros(area)));
}

/** `030000000000` is Lower Saxony, `03`. Only whole levels are dropped: the district `03240` ends in a zero too. */
function withoutZeros(area: string): string {
  const level = levels.find((length) => /^0*$/.test(area.slice(length)));
  return area.slice(0, level);
}
