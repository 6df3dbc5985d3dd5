import { readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { EntityFormContext } from '~/kit/form/context';
import { ENDPOINT_SETTINGS, firstValueOf } from '~/kit/form/endpointSettings';
import { SettingsField } from '~/kit/form/SettingsField';

afterEach(cleanup);

let stored: Record<string, string> = {};

function Form({ initial }: { initial: Record<string, string> }) {
  const [value, setValue] = useState<unknown>(initial);
  stored = value as Record<string, string>;
  return (
    <MantineProvider env="test">
      <EntityFormContext.Provider
        value={{
          get: () => value,
          set: (_, next) => setValue(next),
          preset: () => undefined,
          fields: new Map(),
          faults: [],
          error: () => undefined,
          register: () => undefined,
          readOnly: false,
        }}
      >
        <SettingsField name="advancedSettings" label="Advanced" />
      </EntityFormContext.Provider>
    </MantineProvider>
  );
}

const choose = (label: string, option: string) => {
  fireEvent.click(screen.getByLabelText(label, { selector: 'input' }));
  fireEvent.click(screen.getByRole('option', { name: option, hidden: true }));
};

test('a setting is picked from those that are allowed, with a control for its type', () => {
  render(<Form initial={{ rtp_timeout: '60' }} />);

  choose('Add a setting…', 'direct_media');
  expect(stored).toEqual({ rtp_timeout: '60', direct_media: 'yes' });
  choose('Value of direct_media', 'no');
  expect(stored.direct_media).toBe('no');
  choose('Add a setting…', 'media_encryption');
  choose('Value of media_encryption', 'sdes');
  expect(stored.media_encryption).toBe('sdes');

  fireEvent.change(screen.getByLabelText('Value of rtp_timeout'), { target: { value: '90' } });
  expect(stored.rtp_timeout).toBe('90');
  fireEvent.click(screen.getByRole('button', { name: 'Remove rtp_timeout' }));
  expect(Object.keys(stored)).toEqual(['direct_media', 'media_encryption']);
});

test('the settings and their values are those that docs/carriers.md lists', () => {
  const rows = readFileSync('../../docs/carriers.md', 'utf8')
    .split('| advanced setting | values |\n')[1]
    ?.split('\n\n')[0]
    ?.split('\n')
    .slice(1);
  const documented = new Map<string, string>();
  for (const row of rows ?? []) {
    const [, names = '', values = ''] = row.split('|').map((cell) => cell.trim());
    for (const name of names.split(', '))
      documented.set(name.replaceAll('`', ''), values.replaceAll('`', ''));
  }
  const written = [...ENDPOINT_SETTINGS].map(([name, type]): [string, string] => [
    name,
    type.kind === 'switch'
      ? 'yes, no'
      : type.kind === 'choice'
        ? type.options.join(', ')
        : `${type.min} to ${type.max}`,
  ]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(documented));
  expect(written.length).toBeGreaterThan(50);
});

test('a setting is added with a value that is allowed', () => {
  for (const type of ENDPOINT_SETTINGS.values()) expect(firstValueOf(type)).not.toBe('');
});
