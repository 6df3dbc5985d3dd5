import type { Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'us-atlas/states-albers-10m.json';
import { registerMap } from './echarts';

export const STATES = 'us-states';

/** The codes of the Census Bureau (FIPS 5-2), which the atlas has, and those of ISO 3166-2. */
const CODES =
  '01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY';

/** ISO 3166-2 by FIPS, such as `US-GA` by `13`. */
export const isoOfFips = new Map(CODES.split(' ').map((code) => [code.slice(0, 2), `US-${code.slice(2)}`]));

/** The atlas is projected for a screen, whose y grows downwards; ECharts draws a latitude, which grows upwards. */
function upright(geometry: Geometry): Geometry {
  const turn = (ring: Position[]) => ring.map(([x = 0, y = 0]) => [x, -y]);
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: geometry.coordinates.map(turn) };
  if (geometry.type === 'MultiPolygon')
    return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(turn)) };
  return geometry;
}

let registered = false;

/** Gives ECharts the states, each named by its code. */
export function registerStates() {
  if (registered) return;
  registered = true;
  const topology = atlas as unknown as Topology<{ states: GeometryCollection }>;
  registerMap(STATES, {
    type: 'FeatureCollection',
    features: feature(topology, topology.objects.states).features.map((state) => ({
      ...state,
      geometry: upright(state.geometry),
      properties: { name: isoOfFips.get(String(state.id)) ?? String(state.id) },
    })),
  } as never);
}
