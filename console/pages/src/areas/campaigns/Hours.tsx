import { ActionIcon, Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useState } from 'react';
import { useField } from '~/kit/form/context';
import { ChoiceField, Section, SelectField } from '~/kit/form/fields';
import { usePreferences } from '~/kit/preferences';
import { weekdayName } from '~/kit/routing/words';
import { useTexts } from '~/kit/texts';
import { useNow } from '~/kit/values';
import { zones } from '~/kit/zone';
import type { Campaign } from './campaigns';
import {
  DAYS,
  type Day,
  emptyWeek,
  intervals,
  localMoment,
  minutesOf,
  overlapping,
  painted,
  readTime,
  type Span,
  timeOf,
  type Week,
  weekOf,
} from './hours';
import { Settings } from './Settings';
import { texts } from './texts';

const CELL = 30;

const valuesOf = (campaign: Campaign) => ({
  mode: campaign.openingHours === null ? 'always' : 'weekly',
  timeZone: campaign.timeZone as string | null,
  openingHours: weekOf(campaign.openingHours),
});

/** When the campaign takes calls, in its own time zone. */
export function Hours({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const { language } = usePreferences();
  const now = useNow(15_000);
  return (
    <Settings
      campaign={campaign}
      valuesOf={valuesOf}
      validate={(values) => {
        const bad = values.mode === 'weekly' ? overlapping(values.openingHours) : [];
        return bad[0]
          ? { openingHours: t('hours.overlap', { day: weekdayName(DAYS.indexOf(bad[0]), language) }) }
          : {};
      }}
      patchOf={(values) => ({
        timeZone: values.timeZone,
        openingHours: values.mode === 'always' ? null : values.openingHours,
      })}
    >
      {({ values }) => {
        const zone = values.timeZone ?? 'UTC';
        const here = localMoment(now, zone);
        return (
          <Section
            title={t('tab.hours')}
            lead={t('hours.lead', { zone, now: `${weekdayName(here.day, language)} ${timeOf(here.minute)}` })}
          >
            <ChoiceField
              name="mode"
              label={t('hours.mode')}
              options={[
                { value: 'always', label: t('hours.always') },
                { value: 'weekly', label: t('hours.weekly') },
              ]}
            />
            <SelectField
              name="timeZone"
              label={t('hours.timeZone')}
              help={t('hours.timeZoneHelp')}
              searchable
              options={zones().map((value) => ({ value, label: value }))}
            />
            {values.mode === 'weekly' && (
              <div className="wide">
                <WeekField name="openingHours" here={here} />
              </div>
            )}
          </Section>
        );
      }}
    </Settings>
  );
}

/** A grid of the week to paint in, and the times of each day to write. */
export function WeekField({ name, here }: { name: string; here: { day: number; minute: number } | null }) {
  const t = useTexts(texts);
  const { language } = usePreferences();
  const written = (week: Week) =>
    DAYS.filter((day) => week[day].length > 0)
      .map(
        (day) =>
          `${weekdayName(DAYS.indexOf(day), language, 'short')} ${week[day].map((span) => `${span.from}–${span.to}`).join(', ')}`,
      )
      .join(' · ');
  const field = useField<Week>(name, t('hours.field'), (value) => written((value as Week) ?? emptyWeek()));
  const week = field.value;
  const put = (day: Day, spans: Span[]) => field.onChange({ ...week, [day]: spans });
  const none = DAYS.every((day) => week[day].length === 0);
  return (
    <Stack gap="md" id={field.id} tabIndex={-1}>
      <Text size="xs" c="dimmed">
        {t('hours.grid')}
      </Text>
      <WeekGrid
        week={week}
        here={here}
        label={`${t('hours.gridLabel')}: ${written(week) || t('hours.closed')}`}
        disabled={field.disabled}
        onChange={field.onChange}
      />
      {none && <Alert color="yellow">{t('hours.empty')}</Alert>}
      {field.error && (
        <Text size="sm" className="field-error" role="alert">
          {field.error}
        </Text>
      )}
      <div>
        {DAYS.map((day, index) => (
          <DayTimes
            key={day}
            day={weekdayName(index, language)}
            spans={week[day]}
            disabled={field.disabled}
            onChange={(spans) => put(day, spans)}
            onCopy={(to) =>
              field.onChange({
                ...week,
                ...Object.fromEntries(DAYS.slice(0, to).map((other) => [other, week[day]])),
              })
            }
          />
        ))}
      </div>
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
  const t = useTexts(texts);
  const put = (index: number, change: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  const note = (span: Span) =>
    minutesOf(span.to) > minutesOf(span.from)
      ? ''
      : span.from === '00:00' && span.to === '00:00'
        ? t('hours.wholeDay')
        : span.to === '00:00'
          ? ''
          : t('hours.nextDay');
  return (
    <div className="day-times">
      <span className="name">{day}</span>
      <Stack gap={6}>
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time that is being written must not renew its row
          <Group key={index} gap="xs">
            <TimeInput
              label={t('hours.from', { day })}
              value={span.from}
              disabled={disabled}
              onChange={(from) => put(index, { from })}
            />
            <Text span aria-hidden>
              –
            </Text>
            <TimeInput
              label={t('hours.to', { day })}
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
              aria-label={t('hours.removeSpan', { from: span.from, to: span.to, day })}
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
              {t('hours.closed')}
            </Text>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('hours.addSpan', { day })}
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
                aria-label={`${day}: ${t('hours.copy')}`}
                onClick={() => onCopy(5)}
              >
                {t('hours.copy')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                disabled={disabled}
                aria-label={`${day}: ${t('hours.copyAll')}`}
                onClick={() => onCopy(7)}
              >
                {t('hours.copyAll')}
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
