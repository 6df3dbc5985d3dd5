import { createContext, useContext, useEffect } from 'react';

/** What the fields of a form share. */
export interface FormContext {
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
  /** Chooses a value for the person: without a value so far, and without making the form one that has to be saved. */
  preset: (name: string, value: unknown) => void;
  error: (name: string) => string | undefined;
  /** Tells the form the label of a field, for the summary of faults and for conflicts. */
  register: (name: string, field: RegisteredField) => void;
  /** The fields that have told their labels. */
  fields: ReadonlyMap<string, RegisteredField>;
  /** The names of the fields that have to be corrected. */
  faults: string[];
  readOnly: boolean;
}

export interface RegisteredField {
  label: string;
  /** Writes a value for people, in the comparison of two versions. */
  show?: ((value: unknown) => string) | undefined;
}

export const EntityFormContext = createContext<FormContext | null>(null);

export function useFormContext(): FormContext {
  const context = useContext(EntityFormContext);
  if (!context) throw new Error('A field is outside of an EntityForm');
  return context;
}

/** The id of a field's control, to which the summary of faults links. */
export const fieldId = (name: string) => `field-${name.replaceAll('.', '-')}`;

export function useField<T>(name: string, label: string, show?: (value: unknown) => string) {
  const form = useFormContext();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is what can change
  useEffect(() => form.register(name, { label, show }), [name, label]);
  return {
    id: fieldId(name),
    value: form.get(name) as T,
    error: form.error(name),
    onChange: (value: T) => form.set(name, value),
    preset: (value: T) => form.preset(name, value),
    disabled: form.readOnly,
  };
}
