import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconInfoCircle,
  IconPhone,
  IconPhoneCalling,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconPlugConnectedX,
  IconRotateClockwise,
  IconTool,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { kitTexts } from './kitTexts';
import { type KeyOf, useTexts } from './texts';

type Look = { color: string; icon: ComponentType<{ size?: number | string; stroke?: number }> };
type Known =
  Extract<KeyOf<typeof kitTexts.en>, `state.${string}`> extends `state.${infer Name}` ? Name : never;

const GOOD = 'green';
const WARN = 'yellow';
const BAD = 'red';
const QUIET = 'gray';

const LOOKS: Record<Known, Look> = {
  active: { color: GOOD, icon: IconCheck },
  inactive: { color: QUIET, icon: IconPlayerPause },
  maintenance: { color: WARN, icon: IconTool },
  error: { color: BAD, icon: IconAlertTriangle },
  registered: { color: GOOD, icon: IconCheck },
  unregistered: { color: BAD, icon: IconX },
  rejected: { color: BAD, icon: IconX },
  reachable: { color: GOOD, icon: IconCheck },
  unreachable: { color: BAD, icon: IconX },
  unknown: { color: QUIET, icon: IconCircleDashed },
  unchecked: { color: QUIET, icon: IconCircleDashed },
  removed: { color: QUIET, icon: IconBan },
  disabled: { color: QUIET, icon: IconBan },
  suspended: { color: WARN, icon: IconBan },
  available: { color: 'blue', icon: IconCircleDashed },
  answered: { color: GOOD, icon: IconPhone },
  busy: { color: WARN, icon: IconPhoneOff },
  'no-answer': { color: WARN, icon: IconClock },
  failed: { color: BAD, icon: IconX },
  congestion: { color: BAD, icon: IconAlertTriangle },
  canceled: { color: QUIET, icon: IconPhoneOff },
  unrouted: { color: BAD, icon: IconBan },
  dialing: { color: 'blue', icon: IconPhoneCalling },
  ringing: { color: 'blue', icon: IconPhoneCalling },
  inProgress: { color: 'blue', icon: IconPhone },
  info: { color: 'blue', icon: IconInfoCircle },
  warning: { color: WARN, icon: IconAlertTriangle },
  critical: { color: BAD, icon: IconAlertTriangle },
  ready: { color: GOOD, icon: IconCheck },
  away: { color: BAD, icon: IconX },
  waiting: { color: QUIET, icon: IconCircleDashed },
  running: { color: 'blue', icon: IconRotateClockwise },
  passed: { color: GOOD, icon: IconCheck },
  unconfirmed: { color: WARN, icon: IconPlugConnectedX },
  skipped: { color: QUIET, icon: IconPlayerSkipForward },
  'timed-out': { color: WARN, icon: IconClock },
  paused: { color: WARN, icon: IconPlayerPause },
  scheduled: { color: 'blue', icon: IconClock },
  ended: { color: QUIET, icon: IconBan },
  closed: { color: QUIET, icon: IconClock },
};

export function useStateLabel(): (state: string) => string {
  const t = useTexts(kitTexts);
  return (state) => (state in LOOKS ? t(`state.${state as Known}`) : state);
}

/** A state as icon, word and color. A state that a later version of the API adds is shown by its own name. */
export function StateBadge({ state, hint, label }: { state: string; hint?: string; label?: string }) {
  const name = useStateLabel();
  const look = LOOKS[state as Known] ?? LOOKS.unknown;
  return (
    <span className="state" data-color={look.color} data-hint={hint}>
      <look.icon size={13} stroke={2.2} aria-hidden />
      {label ?? name(state)}
    </span>
  );
}
