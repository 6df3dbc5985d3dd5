import { ActionIcon, CloseButton, Popover, TextInput } from '@mantine/core';
import { DatePicker, DatesProvider, DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { IconCalendar } from '@tabler/icons-react';
import 'dayjs/locale/es';
import { type ReactNode, useState } from 'react';
import { useFormats } from './format';
import { kitTexts } from './kitTexts';
import { usePreferences } from './preferences';
import { useTexts } from './texts';
import { fromZone, toZone } from './zone';

// Loaded lazily: these bring all of the date pickers.

interface TimePickerProps {
  label: string;
  /** An instant, ISO 8601. */
  value: string | null;
  onChange: (instant: string | null) => void;
  id?: string;
  description?: string | undefined;
  error?: string | undefined;
  disabled?: boolean;
}

const FORMAT = 'YYYY-MM-DD HH:mm';

/** In the language of the person; the fields of the browser are in that of the browser. */
function Dates({ children }: { children: ReactNode }) {
  const { language } = usePreferences();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: language === 'es' ? 1 : 0 }}>
      {children}
    </DatesProvider>
  );
}

const isInstant = (value: string | null): value is string =>
  value !== null && !Number.isNaN(Date.parse(value));

/** Chooses an instant in the person's time zone. */
export default function TimePicker({ label, value, onChange, ...field }: TimePickerProps) {
  const { zone } = useFormats();
  const t = useTexts(kitTexts);
  return (
    <Dates>
      <DateTimePicker
        {...field}
        label={label}
        value={isInstant(value) ? toZone(value, zone) : null}
        valueFormat={FORMAT}
        clearable
        highlightToday
        clearButtonProps={{ 'aria-label': t('list.clearField', { name: label }) }}
        popoverProps={{ withinPortal: false }}
        onChange={(local) => onChange(local ? fromZone(local, zone) : null)}
      />
    </Dates>
  );
}

/** An instant; null if nothing is written, undefined if what is written is no time. */
export type WrittenTime = string | null | undefined;

interface TimeInputProps {
  label: string;
  initial: string | null;
  onChange: (time: WrittenTime) => void;
  error?: string | undefined;
}

/** Writes an instant in the person's time zone, first that of `initial`. Its day can be picked, too. */
export function TimeInput({ label, initial, onChange, error }: TimeInputProps) {
  const { zone } = useFormats();
  const t = useTexts(kitTexts);
  const [text, setText] = useState(isInstant(initial) ? toZone(initial, zone).slice(0, FORMAT.length) : '');
  const [opened, setOpened] = useState(false);
  const empty = text.trim() === '';
  const local = localOf(text);
  const write = (next: string) => {
    const time = localOf(next);
    setText(next);
    if (next.trim() === '') onChange(null);
    else onChange(time === null ? undefined : fromZone(time, zone));
  };
  const pick = (day: string) => {
    write(`${day} ${local?.slice(11, 16) ?? '00:00'}`);
    setOpened(false);
  };
  return (
    <div>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        shadow="md"
        trapFocus
        returnFocus
        withinPortal={false}
        withRoles={false}
      >
        <Popover.Target>
          <div>
            <TextInput
              label={label}
              description={t('range.format')}
              error={!empty && local === null ? t('range.noTime') : error}
              autoComplete="off"
              value={text}
              onChange={(event) => write(event.currentTarget.value)}
              leftSection={
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('range.calendar', { name: label })}
                  aria-haspopup="dialog"
                  aria-expanded={opened}
                  onClick={() => setOpened(!opened)}
                >
                  <IconCalendar size={16} aria-hidden />
                </ActionIcon>
              }
              rightSection={
                !empty && (
                  <CloseButton
                    size="sm"
                    aria-label={t('list.clearField', { name: label })}
                    onClick={() => write('')}
                  />
                )
              }
            />
          </div>
        </Popover.Target>
        <Popover.Dropdown
          role="dialog"
          aria-label={t('range.calendar', { name: label })}
          // Only the calendar closes, and not the popover that it may be in.
          onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
        >
          <Days chosen={local?.slice(0, 10) ?? null} pick={pick} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Days({ chosen, pick }: { chosen: string | null; pick: (day: string) => void }) {
  const { zone } = useFormats();
  const first = chosen ?? toZone(new Date().toISOString(), zone).slice(0, 10);
  return (
    <Dates>
      <DatePicker
        highlightToday
        value={chosen}
        defaultDate={first}
        getDayProps={(day) => (day === first ? { 'data-autofocus': true } : {})}
        onChange={(day) => day && pick(day)}
      />
    </Dates>
  );
}

/** The time that is written; a day alone is its midnight. Null for what is no time, such as 2026-02-30. */
export function localOf(text: string): string | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(text.trim());
  if (!found) return null;
  const [, day, time = '00:00'] = found;
  const asUtc = new Date(`${day}T${time}:00Z`);
  // A day that a month does not have would be one of the next month.
  return Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(`${day}T${time}`)
    ? null
    : `${day} ${time}:00`;
}
