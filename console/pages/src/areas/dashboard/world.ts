import type { Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { registerMap } from './echarts';

export const WORLD = 'world';
const ANTARCTICA = '010';

/** ISO 3166-1 alpha-2 of a numeric code, which is an alias of it in the locale data of the browser. */
export function alpha2Of(numeric: string): string | null {
  try {
    const region = new Intl.Locale(`und-${numeric.padStart(3, '0')}`).region;
    return region && region !== 'ZZ' && /^[A-Z]{2}$/.test(region) ? region : null;
  } catch {
    return null;
  }
}

type Position = number[];

/** A ring across the 180th meridian goes on beyond it instead of jumping to the other side of the map. */
export function unwrapped(ring: Position[]): Position[] {
  let offset = 0;
  let before = ring[0]?.[0] ?? 0;
  const moved = ring.map(([longitude = 0, latitude = 0]) => {
    if (longitude - before > 180) offset -= 360;
    else if (longitude - before < -180) offset += 360;
    before = longitude;
    return [longitude + offset, latitude];
  });
  const middle = moved.reduce((sum, [longitude = 0]) => sum + longitude, 0) / Math.max(1, moved.length);
  return middle < -180 ? moved.map(([longitude = 0, latitude = 0]) => [longitude + 360, latitude]) : moved;
}

function withoutJumps(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: geometry.coordinates.map(unwrapped) };
  if (geometry.type === 'MultiPolygon')
    return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(unwrapped)) };
  return geometry;
}

let registered = false;

/** Gives ECharts the countries, each named by its code of two letters. */
export function registerWorld() {
  if (registered) return;
  registered = true;
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries = feature(topology, topology.objects.countries);
  registerMap(WORLD, {
    type: 'FeatureCollection',
    features: countries.features
      .filter((country) => country.id !== ANTARCTICA)
      .map((country) => ({
        ...country,
        geometry: withoutJumps(country.geometry),
        properties: {
          name:
            (country.id === undefined ? null : alpha2Of(String(country.id))) ??
            `no code: ${country.properties.name}`,
        },
      })),
  } as never);
}
