import { VisuallyHidden } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Formats, useFormats } from './format';
import { phoneOf } from './phone';

/** A moment in the person's time zone; the full time in the tooltip. */
export function Time({ at, ago = false }: { at: string | null | undefined; ago?: boolean }) {
  const formats = useFormats();
  if (!at) return NONE;
  return ago ? agoCell(at) : timeCell(at, formats.time(at));
}

/** How long ago a moment is, for lists with hundreds of them. */
export const agoCell = (at: string) => timeCell(at, <Ago at={at} />);

/** The same without a component, for lists with hundreds of times. */
export const timeCell = (at: string, text: ReactNode) => (
  <time dateTime={at} className="figures" data-hint="time">
    {text}
  </time>
);

function Ago({ at }: { at: string }) {
  const now = useNow(10_000);
  return useFormats().ago(at, now);
}

/** The current time, renewed every so many milliseconds; never with null. */
export function useNow(every: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => (every === null ? undefined : onTick(every, setNow)), [every]);
  return now;
}

interface Clock {
  timer: ReturnType<typeof setInterval>;
  ticks: Set<(now: number) => void>;
}

/** By the milliseconds between two ticks. A list has hundreds of times, which share a timer. */
const clocks = new Map<number, Clock>();

function onTick(every: number, tick: (now: number) => void) {
  const { timer, ticks } = clocks.get(every) ?? startClock(every);
  ticks.add(tick);
  return () => {
    ticks.delete(tick);
    if (ticks.size > 0) return;
    clearInterval(timer);
    clocks.delete(every);
  };
}

function startClock(every: number): Clock {
  const ticks: Clock['ticks'] = new Set();
  const timer = setInterval(() => {
    const now = Date.now();
    for (const tick of ticks) tick(now);
  }, every);
  const clock = { timer, ticks };
  clocks.set(every, clock);
  return clock;
}

export function Duration({ seconds }: { seconds: number | null | undefined }) {
  const formats = useFormats();
  return seconds === null || seconds === undefined ? NONE : formats.duration(seconds);
}

/** A phone number in its country's notation, with the country's code. */
export function PhoneNumber({ number }: { number: string | null | undefined }) {
  const formats = useFormats();
  if (!number) return NONE;
  return (
    <span className={PHONE} data-hint={phoneHint(number, formats)}>
      {phoneCell(number, formats)}
    </span>
  );
}

/** The classes of what has a phone number in it. */
export const PHONE = 'figures nowrap';

/** The country of a phone number and all of its digits. */
export function phoneHint(number: string, formats: Formats): string | undefined {
  const { region } = phoneOf(number);
  return region ? `${formats.country(region)}: ${number}` : undefined;
}

/** A phone number for a cell that has the classes and the hint, for lists with hundreds of numbers. */
export function phoneCell(number: string, formats: Formats) {
  const { region, text } = phoneOf(number);
  if (!region) return text;
  return (
    <>
      <span className="region" role="img" aria-label={formats.country(region)}>
        {region}
      </span>
      {text}
    </>
  );
}

/** What stands for no value; one element for all cells. */
export const NONE = <span className="quiet-text">—</span>;

/** Several elements in a line, with spaces at which it can be broken; each has a key. */
export const spaced = (elements: ReactElement[]): ReactNode =>
  elements.flatMap((element, at) => (at === 0 ? [element] : [' ', element]));

/** The same with words for screen readers. */
export function Empty({ label }: { label?: string }) {
  if (!label) return NONE;
  return (
    <span className="quiet-text">
      <span aria-hidden>—</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

interface Capacity {
  taken: number;
  limit: number | null;
  text: string;
  stale?: boolean;
}

/** How much of a limit is taken, as text and bar. Without a limit, the text alone. */
export const CapacityBar = (capacity: Capacity) => capacityCell(capacity);

/** The same without a component, for lists with hundreds of limits. */
export function capacityCell({ taken, limit, text, stale }: Capacity) {
  const share = limit ? Math.min(100, (taken / limit) * 100) : 0;
  const color = share >= 100 ? 'red' : share >= 80 ? 'yellow' : 'blue';
  return (
    <div className={stale ? 'capacity stale' : 'capacity'}>
      {text}
      {limit !== null && (
        <span className="capacity-bar" data-color={color} aria-hidden>
          <span style={{ width: `${share}%` }} />
        </span>
      )}
    </div>
  );
}

/** An identifier in a fixed-width type, which can be selected. */
export const Id = ({ children }: { children: ReactNode }) => idCell(children);

/** The same without a component, for lists with hundreds of identifiers. */
export const idCell = (id: ReactNode) => <code className="id">{id}</code>;

/** Announces a changing text to screen readers at most every ten seconds. */
export function LiveRegion({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + 10_000 - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {spoken}
    </VisuallyHidden>
  );
}

/** Names with their values, as a description list. */
export function Facts({ facts }: { facts: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value ?? <Empty />}</dd>
        </div>
      ))}
    </dl>
  );
}
