import { DatesProvider, DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/es';
import { useFormats } from './format';
import { kitTexts } from './kitTexts';
import { usePreferences } from './preferences';
import { useTexts } from './texts';
import { fromZone, toZone } from './zone';

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

/** Chooses an instant in the person's time zone. Load it lazily: it brings all of the date pickers. */
export default function TimePicker({ label, value, onChange, ...field }: TimePickerProps) {
  const { language } = usePreferences();
  const { zone } = useFormats();
  const t = useTexts(kitTexts);
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: language === 'es' ? 1 : 0 }}>
      <DateTimePicker
        {...field}
        label={label}
        value={value ? toZone(value, zone) : null}
        valueFormat="YYYY-MM-DD HH:mm"
        clearable
        highlightToday
        clearButtonProps={{ 'aria-label': t('list.clearField', { name: label }) }}
        popoverProps={{ withinPortal: false }}
        onChange={(local) => onChange(local ? fromZone(local, zone) : null)}
      />
    </DatesProvider>
  );
}
