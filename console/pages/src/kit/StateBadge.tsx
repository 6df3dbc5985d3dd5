import { useCallback } from 'react';
import { type GlyphName, type Icon, type IconColor, iconClass } from './Glyph';
import { kitTexts } from './kitTexts';
import { type KeyOf, type Translate, useTexts } from './texts';

type Look = { color: IconColor; icon: GlyphName };
type Known =
  Extract<KeyOf<typeof kitTexts.en>, `state.${string}`> extends `state.${infer Name}` ? Name : never;

const GOOD = 'green';
const WARN = 'yellow';
const BAD = 'red';
const QUIET = 'gray';

const LOOKS: Record<Known, Look> = {
  active: { color: GOOD, icon: 'check' },
  inactive: { color: QUIET, icon: 'pause' },
  maintenance: { color: WARN, icon: 'tool' },
  error: { color: BAD, icon: 'alert' },
  registered: { color: GOOD, icon: 'check' },
  unregistered: { color: BAD, icon: 'cross' },
  rejected: { color: BAD, icon: 'cross' },
  reachable: { color: GOOD, icon: 'check' },
  unreachable: { color: BAD, icon: 'cross' },
  unknown: { color: QUIET, icon: 'dashed' },
  unchecked: { color: QUIET, icon: 'dashed' },
  checking: { color: 'blue', icon: 'again' },
  removed: { color: QUIET, icon: 'ban' },
  disabled: { color: QUIET, icon: 'ban' },
  suspended: { color: WARN, icon: 'ban' },
  available: { color: 'blue', icon: 'dashed' },
  answered: { color: GOOD, icon: 'phone' },
  busy: { color: WARN, icon: 'hungUp' },
  'no-answer': { color: WARN, icon: 'clock' },
  failed: { color: BAD, icon: 'cross' },
  congestion: { color: BAD, icon: 'alert' },
  canceled: { color: QUIET, icon: 'hungUp' },
  unrouted: { color: BAD, icon: 'ban' },
  dialing: { color: 'blue', icon: 'calling' },
  ringing: { color: 'blue', icon: 'calling' },
  inProgress: { color: 'blue', icon: 'phone' },
  info: { color: 'blue', icon: 'info' },
  warning: { color: WARN, icon: 'alert' },
  critical: { color: BAD, icon: 'alert' },
  ready: { color: GOOD, icon: 'check' },
  away: { color: BAD, icon: 'cross' },
  waiting: { color: QUIET, icon: 'dashed' },
  running: { color: 'blue', icon: 'again' },
  passed: { color: GOOD, icon: 'check' },
  unconfirmed: { color: WARN, icon: 'unplugged' },
  skipped: { color: QUIET, icon: 'skip' },
  'timed-out': { color: WARN, icon: 'clock' },
  paused: { color: WARN, icon: 'pause' },
  scheduled: { color: 'blue', icon: 'clock' },
  ended: { color: QUIET, icon: 'ban' },
  closed: { color: QUIET, icon: 'clock' },
};

/** The icons that are backgrounds: those of states, and some more in lists. */
export const ICONS: readonly Icon[] = [
  ...Object.values(LOOKS).map(({ icon, color }) => [icon, color] as const),
  ['clock', 'green'],
  ['moon', 'gray'],
  ['hungUp', 'gray'],
  ['dots', 'gray'],
  ['tower', 'gray'],
  ['inbound', 'gray'],
  ['outbound', 'gray'],
  ['hash', 'gray'],
  ['question', 'gray'],
];

/** What a state is of, where its word depends on that: campaigns and tenants are feminine in Spanish. */
export type StateOf = 'campaign' | 'tenant';
type Feminine =
  Extract<KeyOf<typeof kitTexts.en>, `feminine.${string}`> extends `feminine.${infer Name}` ? Name : never;

const FEMININE: Record<Feminine, true> = { active: true, inactive: true, suspended: true };

function wordOf(t: Translate<typeof kitTexts.en>, state: string, of?: StateOf) {
  if (of && state in FEMININE) return t(`feminine.${state as Feminine}`);
  return state in LOOKS ? t(`state.${state as Known}`) : state;
}

export function useStateLabel(of?: StateOf): (state: string) => string {
  const t = useTexts(kitTexts);
  return useCallback((state) => wordOf(t, state, of), [t, of]);
}

/** A state as icon, word and color. A state that a later version of the API adds is shown by its own name. */
export const StateBadge = ({
  state,
  of,
  hint,
  label,
}: {
  state: string;
  of?: StateOf;
  hint?: string;
  label?: string;
}) => stateCell(state, useTexts(kitTexts), hint, label, of);

/** The same without a component, for lists with hundreds of states. */
export function stateCell(
  state: string,
  t: Translate<typeof kitTexts.en>,
  hint?: string,
  label?: string,
  of?: StateOf,
) {
  const look = LOOKS[state as Known] ?? LOOKS.unknown;
  return mark(look.icon, look.color, label ?? wordOf(t, state, of), hint);
}

/** A word with an icon in a color, such as a state. */
export const mark = (icon: GlyphName, color: IconColor, word: string, hint?: string) => (
  <span className={`state ${iconClass(icon, color)}`} data-color={color} data-hint={hint}>
    {word}
  </span>
);
