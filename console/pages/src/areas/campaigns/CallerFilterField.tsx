import { TagsInput, Text } from '@mantine/core';
import { useField } from '~/kit/form/context';
import { useFormats } from '~/kit/format';
import { useTexts } from '~/kit/texts';
import { type CallerFilter, entriesOf, faultsOf, isEntry, placeText } from './callerFilter';
import { texts } from './texts';

const LISTS = ['allowed', 'excluded'] as const;

/** The fault of entries that are no places. */
export function useCallerFilterFault(): (filter: CallerFilter) => { callerFilter?: string } {
  const t = useTexts(texts);
  const formats = useFormats();
  return (filter) => {
    const { wrong, tooMany } = faultsOf(filter);
    if (wrong.length > 0) return { callerFilter: t('filterOf.wrong', { entries: formats.list(wrong) }) };
    return tooMany ? { callerFilter: t('filterOf.tooMany') } : {};
  };
}

/** Whose calls are accepted: two lists of countries, states and prefixes. */
export function CallerFilterField() {
  const t = useTexts(texts);
  const formats = useFormats();
  const words = (entries: string[]) =>
    formats.list(entries.filter(isEntry).map((one) => placeText(one, formats.country)));
  const field = useField<CallerFilter>('callerFilter', t('filterOf.title'), (value) => {
    const { allowed, excluded } = value as CallerFilter;
    return `${t('filterOf.allowed')}: ${words(allowed) || '—'} · ${t('filterOf.excluded')}: ${words(excluded) || '—'}`;
  });
  return (
    <>
      {LISTS.map((name) => (
        <div key={name}>
          <TagsInput
            id={name === 'allowed' ? field.id : `${field.id}-${name}`}
            label={t(`filterOf.${name}`)}
            description={t(`filterOf.${name}Help`)}
            splitChars={[',', ';', ' ']}
            acceptValueOnBlur
            value={field.value[name]}
            error={field.error !== undefined}
            disabled={field.disabled}
            onChange={(next) => field.onChange({ ...field.value, [name]: entriesOf(next) })}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {words(field.value[name])}
          </Text>
        </div>
      ))}
      {field.error && (
        <Text size="sm" className="field-error wide" role="alert">
          {field.error}
        </Text>
      )}
    </>
  );
}
