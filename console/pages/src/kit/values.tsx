import { Code, Progress, Text, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormats } from './format';
import { phoneOf } from './phone';

/** A moment in the person's time zone; the full time in the tooltip. */
export function Time({ at, ago = false }: { at: string | null | undefined; ago?: boolean }) {
  const formats = useFormats();
  if (!at) return <Empty />;
  return (
    <time dateTime={at} className="figures" data-hint="time">
      {ago ? <Ago at={at} /> : formats.time(at)}
    </time>
  );
}

function Ago({ at }: { at: string }) {
  const now = useNow(10_000);
  return useFormats().ago(at, now);
}

/** The current time, renewed every so many milliseconds; never with null. */
export function useNow(every: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

export function Duration({ seconds }: { seconds: number | null | undefined }) {
  const formats = useFormats();
  return seconds === null || seconds === undefined ? (
    <Empty />
  ) : (
    <span className="figures">{formats.duration(seconds)}</span>
  );
}

/** A phone number in its country's notation, with the country's code. */
export function PhoneNumber({ number }: { number: string | null | undefined }) {
  const formats = useFormats();
  if (!number) return <Empty />;
  const phone = phoneOf(number);
  return (
    <span className="in-line">
      {phone.region && (
        <span className="region" data-hint={formats.country(phone.region)}>
          {phone.region}
          <span className="visually-hidden"> ({formats.country(phone.region)})</span>
        </span>
      )}
      <span className="figures nowrap" title={number}>
        {phone.text}
      </span>
    </span>
  );
}

/** What stands for no value. */
export function Empty({ label }: { label?: string }) {
  return (
    <span className="quiet-text">
      <span aria-hidden={label ? true : undefined}>—</span>
      {label && <span className="visually-hidden">{label}</span>}
    </span>
  );
}

/** How much of a limit is taken, as text and bar. Without a limit, the text alone. */
export function CapacityBar({
  taken,
  limit,
  text,
  stale,
}: {
  taken: number;
  limit: number | null;
  text: string;
  stale?: boolean;
}) {
  const share = limit ? Math.min(100, (taken / limit) * 100) : 0;
  const color = share >= 100 ? 'red' : share >= 80 ? 'yellow' : 'blue';
  return (
    <div className={stale ? 'capacity stale' : 'capacity'}>
      <Text size="sm" className="figures nowrap" component="span">
        {text}
      </Text>
      {limit !== null && <Progress value={share} color={color} size={5} radius="xl" aria-hidden mt={2} />}
    </div>
  );
}

/** An identifier in a fixed-width type, which can be selected. */
export function Id({ children }: { children: ReactNode }) {
  return <Code className="id">{children}</Code>;
}

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
