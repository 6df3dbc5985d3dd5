import { CallMap, type MapProps } from './CallMap';
import { registerStates, STATES } from './states';

/** The states of the USA by the number of calls to them. */
export default function StatesMap(props: MapProps) {
  registerStates();
  return <CallMap {...props} map={STATES} aspectScale={1} />;
}
