import { CallMap, type MapProps } from './CallMap';
import { registerWorld, WORLD } from './world';

/** The countries by the number of calls to them. */
export default function WorldMap(props: MapProps) {
  registerWorld();
  return <CallMap {...props} map={WORLD} />;
}
