import { type ComboboxItem, Select } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { COUNTRIES, countryOfBrowser } from '../countries';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';
import { browserZone } from '../zone';
import { useField } from './context';

interface CountryFieldProps {
  name: string;
  label: string;
  help?: string;
  required?: boolean;
  placeholder?: string;
  /** Whether a new entity gets the country of the browser at first. */
  suggest?: boolean;
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Finds a country by a part of its name, with or without accents, or by its code. */
export const matches = ({ value, label }: { value: string; label: string }, search: string) =>
  plain(label).includes(plain(search.trim())) || value.toLowerCase() === search.trim().toLowerCase();

/** A country by its name; its value is the code of ISO 3166-1. */
export function CountryField({ name, label, help, required, placeholder, suggest }: CountryFieldProps) {
  const t = useTexts(kitTexts);
  const formats = useFormats();
  const field = useField<string | null>(name, label, (value) =>
    value ? formats.country(String(value)) : '—',
  );
  const [suggested] = useState(() => (suggest ? countryOfBrowser(navigator.languages, browserZone()) : null));
  const { preset } = field;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (suggested) preset(suggested);
  }, []);
  const options = useMemo(
    () =>
      COUNTRIES.map((value) => ({ value, label: formats.country(value) })).sort((one, other) =>
        one.label.localeCompare(other.label),
      ),
    [formats],
  );
  // The code alone finds its country before all whose names contain these letters.
  const found = (all: ComboboxItem[], search: string) => {
    const some = all.filter((one) => matches(one, search));
    const exact = some.filter((one) => one.value.toLowerCase() === search.trim().toLowerCase());
    return [...exact, ...some.filter((one) => !exact.includes(one))];
  };
  const isSuggested = suggest && suggested !== null && field.value === suggested && !field.disabled;
  return (
    <Select
      id={field.id}
      label={label}
      description={isSuggested ? `${help ? `${help}. ` : ''}${t('form.countrySuggested')}` : help}
      withAsterisk={required ?? false}
      aria-required={required}
      searchable
      clearable={!required}
      allowDeselect={false}
      selectFirstOptionOnChange
      placeholder={placeholder}
      nothingFoundMessage={t('form.noCountry')}
      data={options}
      filter={({ options: all, search }) => found(all as ComboboxItem[], search)}
      value={field.value || null}
      error={field.error}
      disabled={field.disabled}
      onChange={field.onChange}
    />
  );
}
