import './week.css';
import { ActionIcon, Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useState } from 'react';
import { useField } from '../form/context';
import { usePreferences } from '../preferences';
import { useTexts } from '../texts';
import { useNow } from '../values';
import {
  DAYS,
  type Day,
  emptyWeek,
  intervals,
  isEmpty,
  localMoment,
  minutesOf,
  overlapping,
  painted,
  readTime,
  type Span,
  timeOf,
  type Week,
  weekdayName,
} from './week';
import { weekTexts } from './weekTexts';

const CELL = 30;

/** The fault of hours that overlap, or of none, for the validation of a form. */
export function useWeekFault(): (week: Week | null) => string | null {
  const t = useTexts(weekTexts);
  const { language } = usePreferences();
  return (week) => {
    if (!week) return null;
    if (isEmpty(week)) return t('empty');
    const bad = overlapping(week)[0];
    return bad ? t('overlap', { day: weekdayName(DAYS.indexOf(bad), language) }) : null;
  };
}

/** The weekday and the time in a zone now, in words. */
export function useMomentIn(zone: string): string {
  const { language } = usePreferences();
  const here = localMoment(useNow(15_000), zone);
  return `${weekdayName(here.day, language)} ${timeOf(here.minute)}`;
}

/** Opening hours: always (null), or a grid of the week to paint in and the times of each day to write. */
export function WeekField({ name, zone, always }: { name: string; zone: string; always?: string }) {
  const t = useTexts(weekTexts);
  const { language } = usePreferences();
  const here = localMoment(useNow(15_000), zone);
  const written = (week: Week) =>
    DAYS.filter((day) => week[day].length > 0)
      .map(
        (day) =>
          `${weekdayName(DAYS.indexOf(day), language, 'short')} ${week[day].map((span) => `${span.from}–${span.to}`).join(', ')}`,
      )
      .join(' · ');
  const field = useField<Week | null>(name, t('field'), (value) =>
    value ? written(value as Week) || t('closed') : (always ?? t('always')),
  );
  const [last, setLast] = useState<Week>(field.value ?? emptyWeek());
  const week = field.value;
  const change = (next: Week) => {
    setLast(next);
    field.onChange(next);
  };
  return (
    <Stack gap="md" id={field.id} tabIndex={-1} className="wide">
      <Stack gap={4} align="flex-start">
        <Text size="sm" fw={500} id={`${field.id}-label`}>
          {t('field')}
        </Text>
        <SegmentedControl
          aria-labelledby={`${field.id}-label`}
          data={[
            { value: 'always', label: always ?? t('always') },
            { value: 'weekly', label: t('weekly') },
          ]}
          value={week ? 'weekly' : 'always'}
          disabled={field.disabled}
          onChange={(mode) => field.onChange(mode === 'always' ? null : last)}
        />
      </Stack>
      {week && (
        <>
          <Text size="xs" c="dimmed">
            {t('grid')}
          </Text>
          <WeekGrid
            week={week}
            here={here}
            label={`${t('gridLabel')}: ${written(week) || t('closed')}`}
            disabled={field.disabled}
            onChange={change}
          />
          {isEmpty(week) && !field.error && <Alert color="yellow">{t('empty')}</Alert>}
        </>
      )}
      {field.error && (
        <Text size="sm" className="field-error" role="alert">
          {field.error}
        </Text>
      )}
      {week && (
        <div>
          {DAYS.map((day, index) => (
            <DayTimes
              key={day}
              day={weekdayName(index, language)}
              spans={week[day]}
              disabled={field.disabled}
              onChange={(spans: Span[]) => change({ ...week, [day as Day]: spans })}
              onCopy={(to) =>
                change({
                  ...week,
                  ...Object.fromEntries(DAYS.slice(0, to).map((other) => [other, week[day]])),
                })
              }
            />
          ))}
        </div>
      )}
    </Stack>
  );
}

interface WeekGridProps {
  week: Week;
  here: { day: number; minute: number } | null;
  label: string;
  disabled: boolean;
  onChange: (week: Week) => void;
}

interface Painting {
  day: number;
  from: number;
  to: number;
  open: boolean;
}

function WeekGrid({ week, here, label, disabled, onChange }: WeekGridProps) {
  const { language } = usePreferences();
  const [painting, setPainting] = useState<Painting | null>(null);
  const days = intervals(week);
  const cellAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(0.9999, (event.clientX - box.left) / box.width));
    return Math.floor((share * 1440) / CELL);
  };
  const start = (event: PointerEvent<HTMLElement>, day: number) => {
    if (disabled) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const cell = cellAt(event);
    const open = !(days[day] ?? []).some((one) => one.from <= cell * CELL && cell * CELL < one.to);
    setPainting({ day, from: cell, to: cell, open });
  };
  const finish = () => {
    if (!painting) return;
    const [first, last] = [Math.min(painting.from, painting.to), Math.max(painting.from, painting.to)];
    onChange(painted(week, painting.day, first * CELL, (last + 1) * CELL, painting.open));
    setPainting(null);
  };
  const place = (from: number, to: number) => ({
    left: `${(from / 1440) * 100}%`,
    width: `${((to - from) / 1440) * 100}%`,
  });
  return (
    <div className="week" role="img" aria-label={label}>
      {days.map((day, index) => (
        <div key={DAYS[index]} style={{ display: 'contents' }}>
          <span className={here?.day === index ? 'day-name today' : 'day-name'}>
            {weekdayName(index, language, 'short')}
          </span>
          <div
            className={disabled ? 'track fixed' : 'track'}
            onPointerDown={(event) => start(event, index)}
            onPointerMove={(event) =>
              painting?.day === index && setPainting({ ...painting, to: cellAt(event) })
            }
            onPointerUp={finish}
            onPointerCancel={() => setPainting(null)}
          >
            {day.map((one) => (
              <span
                key={`${one.from} ${one.spill}`}
                className={one.spill ? 'open-part spill' : 'open-part'}
                style={place(one.from, one.to)}
              />
            ))}
            {painting?.day === index && (
              <span
                className={painting.open ? 'paint' : 'paint erase'}
                style={place(
                  Math.min(painting.from, painting.to) * CELL,
                  (Math.max(painting.from, painting.to) + 1) * CELL,
                )}
              />
            )}
            {here?.day === index && (
              <span className="now-mark" style={{ left: `${(here.minute / 1440) * 100}%` }} />
            )}
          </div>
        </div>
      ))}
      <span />
      <div className="axis figures">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}:00
          </span>
        ))}
      </div>
    </div>
  );
}

interface DayTimesProps {
  day: string;
  spans: Span[];
  disabled: boolean;
  onChange: (spans: Span[]) => void;
  /** Copies these hours to the first so many days. */
  onCopy: (days: number) => void;
}

function DayTimes({ day, spans, disabled, onChange, onCopy }: DayTimesProps) {
  const t = useTexts(weekTexts);
  const put = (index: number, change: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  const note = (span: Span) =>
    minutesOf(span.to) > minutesOf(span.from)
      ? ''
      : span.from === '00:00' && span.to === '00:00'
        ? t('wholeDay')
        : span.to === '00:00'
          ? ''
          : t('nextDay');
  return (
    <div className="day-times">
      <span className="name">{day}</span>
      <Stack gap={6}>
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time that is being written must not renew its row
          <Group key={index} gap="xs">
            <TimeInput
              label={t('from', { day })}
              value={span.from}
              disabled={disabled}
              onChange={(from) => put(index, { from })}
            />
            <Text span aria-hidden>
              –
            </Text>
            <TimeInput
              label={t('to', { day })}
              value={span.to}
              disabled={disabled}
              onChange={(to) => put(index, { to })}
            />
            <Text size="xs" c="dimmed" span>
              {note(span)}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeSpan', { from: span.from, to: span.to, day })}
              disabled={disabled}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group gap="xs">
          {spans.length === 0 && (
            <Text size="sm" c="dimmed" span>
              {t('closed')}
            </Text>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('addSpan', { day })}
            disabled={disabled}
            onClick={() => onChange([...spans, nextSpan(spans)])}
          >
            <IconPlus size={16} />
          </ActionIcon>
          {spans.length > 0 && (
            <>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<IconCopy size={13} aria-hidden />}
                disabled={disabled}
                aria-label={`${day}: ${t('copy')}`}
                onClick={() => onCopy(5)}
              >
                {t('copy')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                disabled={disabled}
                aria-label={`${day}: ${t('copyAll')}`}
                onClick={() => onCopy(7)}
              >
                {t('copyAll')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </div>
  );
}

/** A time of 24 hours, whatever the browser's language; `9`, `930` and `9:30` are understood. */
function TimeInput({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string;
  value: string;
  disabled: boolean;
  onChange: (time: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const finish = () => {
    const time = readTime(text);
    if (time && time !== value) onChange(time);
    setText(time ?? value);
  };
  return (
    <TextInput
      w={76}
      size="sm"
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      value={text}
      disabled={disabled}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => event.key === 'Enter' && finish()}
    />
  );
}

/** Usual hours for a day without any; after others, two hours later. */
function nextSpan(spans: Span[]): Span {
  const last = spans.at(-1);
  if (!last) return { from: '09:00', to: '18:00' };
  const from = Math.min(1380, minutesOf(last.to) + 60);
  return { from: timeOf(from), to: timeOf(Math.min(1439, from + 120)) };
}
