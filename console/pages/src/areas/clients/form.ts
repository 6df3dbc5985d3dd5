import type { Schema } from '~/api/client';
import { type Secret, secretIn } from '~/kit/form/fields';
import { type Week, weekOf } from '~/kit/week/week';
import type { Client } from './clients';

/** The fields of the form. Texts that are empty are null in the API. */
export type ClientValues = {
  name: string;
  description: string;
  status: string;
  mode: string;
  host: string;
  port: number | null;
  username: string;
  password: Secret;
  codecs: string[];
  dtmfMode: string;
  qualifySeconds: number | null;
  maxConcurrency: number | null;
  totalCallsAllowed: number | null;
  dailyCap: number | null;
  weeklyCap: number | null;
  monthlyCap: number | null;
  timeZone: string;
  /** Null is always open. */
  openingHours: Week | null;
  advancedSettings: Record<string, string>;
};

/** The defaults of docs/clients.md. */
export const newClient: ClientValues = {
  name: '',
  description: '',
  status: 'active',
  mode: 'registers',
  host: '',
  port: null,
  username: '',
  password: { kind: 'keep' },
  codecs: ['ulaw', 'alaw'],
  dtmfMode: 'rfc4733',
  qualifySeconds: 30,
  maxConcurrency: null,
  totalCallsAllowed: null,
  dailyCap: null,
  weeklyCap: null,
  monthlyCap: null,
  timeZone: 'UTC',
  openingHours: null,
  advancedSettings: {},
};

export function valuesOf(client: Client): ClientValues {
  return {
    name: client.name,
    description: client.description ?? '',
    status: client.status,
    mode: client.mode,
    host: client.host ?? '',
    port: client.port,
    username: client.username ?? '',
    password: { kind: 'keep' },
    codecs: client.codecs,
    dtmfMode: client.dtmfMode,
    qualifySeconds: client.qualifySeconds,
    maxConcurrency: client.maxConcurrency,
    totalCallsAllowed: client.totalCallsAllowed,
    dailyCap: client.dailyCap,
    weeklyCap: client.weeklyCap,
    monthlyCap: client.monthlyCap,
    timeZone: client.timeZone,
    openingHours: client.openingHours && weekOf(client.openingHours),
    advancedSettings: client.advancedSettings,
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The whole configuration for POST and PUT; a field that the API gets and this lacks does not compile. */
export function draftOf(values: ClientValues): Schema<'ClientDraft'> {
  const registers = values.mode === 'registers';
  const draft: Required<Omit<Schema<'ClientDraft'>, 'password'>> = {
    name: values.name.trim(),
    description: orNull(values.description),
    status: values.status as Client['status'],
    mode: values.mode as Client['mode'],
    host: registers ? null : orNull(values.host),
    port: registers ? null : values.port,
    username: registers ? orNull(values.username) : null,
    codecs: values.codecs,
    dtmfMode: values.dtmfMode,
    qualifySeconds: values.qualifySeconds,
    maxConcurrency: values.maxConcurrency,
    totalCallsAllowed: values.totalCallsAllowed,
    dailyCap: values.dailyCap,
    weeklyCap: values.weeklyCap,
    monthlyCap: values.monthlyCap,
    timeZone: values.timeZone,
    openingHours: values.openingHours,
    advancedSettings: values.advancedSettings as Required<Schema<'ClientDraft'>>['advancedSettings'],
  };
  return registers ? { ...draft, ...secretIn(values.password) } : draft;
}
