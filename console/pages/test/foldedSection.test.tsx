import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '~/api/problem';
import { EntityForm } from '~/kit/form/EntityForm';
import { FoldedSection } from '~/kit/form/FoldedSection';
import { NumberField, type Secret, SecretField, TextField } from '~/kit/form/fields';

vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));

afterEach(cleanup);

type Values = { priority: number; prefix: string; password: Secret; codecs: string[] };
const usual: Values = { priority: 50, prefix: '', password: { kind: 'keep' }, codecs: ['ulaw'] };
const texts = { set: '', replace: '', remove: '', keep: '', removed: '' };

const show = (values: Values = usual) =>
  render(
    <MantineProvider env="test">
      <EntityForm<never, Values>
        queryKey={['things']}
        entity={null}
        valuesOf={(entity) => entity}
        initial={values}
        save={() => {
          const fault = { field: 'prefix', rule: 'range', message: 'must be 1 to 10 digits' };
          throw new ApiProblem('request.invalid', 400, '', '', [fault]);
        }}
      >
        {() => (
          <>
            <FoldedSection title="Capacity" names={['priority', 'prefix']} usual={usual}>
              <NumberField name="priority" label="Priority" />
              <TextField name="prefix" label="Dial prefix" />
            </FoldedSection>
            <FoldedSection title="Sign-in" names={['password', 'codecs']} usual={usual}>
              <SecretField name="password" label="Password" isSet={false} texts={texts} />
            </FoldedSection>
          </>
        )}
      </EntityForm>
    </MantineProvider>,
  );

const part = (name: RegExp) => screen.getByRole('button', { name });
const isOpen = (name: RegExp) => part(name).getAttribute('aria-expanded') === 'true';
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });

test('what few people need is folded, with what differs from the default', () => {
  show();
  expect(part(/^Capacity/).textContent).toBe('CapacityDefault settings');
  fireEvent.click(part(/^Capacity/));
  expect(part(/^Capacity/).textContent).toBe('Capacity');
  fill('Priority', '40');
  fireEvent.click(part(/^Capacity/));
  expect(part(/^Capacity/).textContent).toBe('CapacityPriority: 40');
});

test('a password is not in the summary', () => {
  show({ ...usual, password: { kind: 'set', value: 'a secret' }, codecs: ['g722', 'ulaw'] });
  const summary = part(/^Sign-in/).textContent;
  expect(summary).toContain('Password: ••');
  expect(summary).toContain('codecs: g722, ulaw');
  expect(summary).not.toContain('secret');
});

test('a fault unfolds the part that has it, and it stays open while the fault is mended', async () => {
  show();
  expect(isOpen(/^Capacity/)).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/^Dial prefix: Must be 1 to 10 digits/);
  expect([isOpen(/^Capacity/), isOpen(/^Sign-in/)]).toEqual([true, false]);
  fill('Dial prefix', '9');
  expect(isOpen(/^Capacity/)).toBe(true);
});
