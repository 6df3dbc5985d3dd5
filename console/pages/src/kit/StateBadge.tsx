import { useCallback } from 'react';
import { classOf, type Icon } from './Glyph';
import { kitTexts } from './kitTexts';
import { type KeyOf, type Translate, useTexts } from './texts';

type Known =
  Extract<KeyOf<typeof kitTexts.en>, `state.${string}`> extends `state.${infer Name}` ? Name : never;

const GOOD = 'green';
const WARN = 'yellow';
const BAD = 'red';
const QUIET = 'gray';

const LOOKS = {
  active: ['check', GOOD],
  inactive: ['pause', QUIET],
  maintenance: ['tool', WARN],
  error: ['alert', BAD],
  registered: ['check', GOOD],
  unregistered: ['cross', BAD],
  rejected: ['cross', BAD],
  reachable: ['check', GOOD],
  unreachable: ['cross', BAD],
  unknown: ['dashed', QUIET],
  unchecked: ['dashed', QUIET],
  checking: ['again', 'blue'],
  removed: ['ban', QUIET],
  disabled: ['ban', QUIET],
  suspended: ['ban', WARN],
  available: ['dashed', 'blue'],
  answered: ['phone', GOOD],
  busy: ['hungUp', WARN],
  'no-answer': ['clock', WARN],
  failed: ['cross', BAD],
  congestion: ['alert', BAD],
  canceled: ['hungUp', QUIET],
  unrouted: ['ban', BAD],
  dialing: ['calling', 'blue'],
  ringing: ['calling', 'blue'],
  inProgress: ['phone', 'blue'],
  info: ['info', 'blue'],
  warning: ['alert', WARN],
  critical: ['alert', BAD],
  ready: ['check', GOOD],
  away: ['cross', BAD],
  waiting: ['dashed', QUIET],
  running: ['again', 'blue'],
  passed: ['check', GOOD],
  unconfirmed: ['unplugged', WARN],
  skipped: ['skip', QUIET],
  'timed-out': ['clock', WARN],
  paused: ['pause', WARN],
  scheduled: ['clock', 'blue'],
  ended: ['ban', QUIET],
  closed: ['clock', QUIET],
} as const satisfies Record<Known, Icon>;

const MORE = [
  ['clock', 'green'],
  ['moon', 'gray'],
  ['hungUp', 'gray'],
  ['dots', 'gray'],
  ['tower', 'gray'],
  ['inbound', 'gray'],
  ['outbound', 'gray'],
  ['hash', 'gray'],
  ['question', 'gray'],
] as const satisfies readonly Icon[];

/** An icon of a cell, with its color: one of a state, or one more of lists. */
export type CellIcon = (typeof LOOKS)[Known] | (typeof MORE)[number];

/** All icons that are backgrounds. */
export const ICONS: readonly CellIcon[] = [...Object.values(LOOKS), ...MORE];

/** The class of what has an icon as its background. */
export const iconClass = (icon: CellIcon) => classOf(icon);

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
  return mark(look, label ?? wordOf(t, state, of), hint);
}

/** A word with an icon in a color, such as a state. */
export const mark = (icon: CellIcon, word: string, hint?: string) => (
  <span className={`state ${iconClass(icon)}`} data-color={icon[1]} data-hint={hint}>
    {word}
  </span>
);
