import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useFormats } from '../format';
import { useField } from './context';

const TimePicker = lazy(() => import('../TimePicker'));

/** A moment in the person's time zone; empty is null. */
export function TimeField({ name, label, help }: { name: string; label: string; help?: string }) {
  const formats = useFormats();
  const field = useField<string | null>(name, label, (value) => (value ? formats.time(String(value)) : ''));
  return (
    <Suspense fallback={<Skeleton height={60} />}>
      <TimePicker
        id={field.id}
        label={label}
        description={help}
        error={field.error}
        disabled={field.disabled}
        value={field.value}
        onChange={field.onChange}
      />
    </Suspense>
  );
}
