export interface Place {
  readonly lat: number;
  readonly lon: number;
}

const earthRadiusKm = 6371;

/** Distance as the crow flies. Within a city the earth is flat enough. */
export function distanceKm(a: Place, b: Place): number {
  const north = radians(b.lat - a.lat);
  const east = radians(b.lon - a.lon) * Math.cos(radians((a.lat + b.lat) / 2));
  return earthRadiusKm * Math.hypot(north, east);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
