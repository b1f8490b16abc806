// The shift of maps printed in China, and back; as hazards/rules/geography.py has it.
const AXIS = 6378245.0;
const ECCENTRICITY = 0.00669342162296594323;
const { PI, abs, cos, sin, sqrt } = Math;

function waves(x) {
  return ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
}

function north(x, y) {
  let shift = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y;
  shift += 0.2 * sqrt(abs(x)) + waves(x);
  shift += ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3;
  return shift + ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
}

function east(x, y) {
  let shift = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  shift += waves(x);
  shift += ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3;
  return shift + ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
}

// WGS-84 degrees → degrees as such tiles show them.
export function toGcj02([latitude, longitude]) {
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude / 180) * PI;
  const magic = 1 - ECCENTRICITY * sin(radians) ** 2;
  const root = sqrt(magic);
  const up = ((AXIS * (1 - ECCENTRICITY)) / (magic * root)) * PI;
  const along = (AXIS / root) * cos(radians) * PI;
  return [latitude + (north(x, y) * 180) / up, longitude + (east(x, y) * 180) / along];
}

// Back: the shift hardly changes within metres, so a few steps settle it.
export function toWgs84([latitude, longitude]) {
  let found = [latitude, longitude];
  for (let step = 0; step < 5; step += 1) {
    const shown = toGcj02(found);
    found = [found[0] + latitude - shown[0], found[1] + longitude - shown[1]];
  }
  return found;
}
