import { DateInput, DatesProvider, DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/es';
import type { ReactNode } from 'react';
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

function useCommon({ label, value, onChange, ...field }: TimePickerProps) {
  const { zone } = useFormats();
  const t = useTexts(kitTexts);
  return {
    ...field,
    label,
    value: value && !Number.isNaN(Date.parse(value)) ? toZone(value, zone) : null,
    valueFormat: FORMAT,
    clearable: true,
    highlightToday: true,
    clearButtonProps: { 'aria-label': t('list.clearField', { name: label }) },
    popoverProps: { withinPortal: false },
    onChange: (local: string | null) => onChange(local ? fromZone(local, zone) : null),
  };
}

/** Chooses an instant in the person's time zone. */
export default function TimePicker(props: TimePickerProps) {
  const common = useCommon(props);
  return (
    <Dates>
      <DateTimePicker {...common} />
    </Dates>
  );
}

/** The same, where it can be written too. */
export function TimeInput(props: TimePickerProps) {
  const common = useCommon(props);
  return (
    <Dates>
      <DateInput {...common} withTime placeholder={FORMAT} dateParser={localOf} />
    </Dates>
  );
}

/** A day is taken from its midnight on; what is no time, or not yet, is none. */
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
