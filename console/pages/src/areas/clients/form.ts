import type { Schema } from '~/api/client';
import { type Secret, secretIn } from '~/kit/form/fields';
import { type Week, weekOf } from '~/kit/week/week';
import type { Client } from './clients';

/** An endpoint after the first one. */
export type EndpointValues = {
  /** Null for a new one. */
  id: string | null;
  endpointId: string;
  mode: string;
  host: string;
  port: number | null;
  username: string;
  password: Secret;
};

export const MOST_ENDPOINTS = 10;

export const emptyEndpoint: EndpointValues = {
  id: null,
  endpointId: '',
  mode: 'registers',
  host: '',
  port: null,
  username: '',
  password: { kind: 'keep' },
};

/** The fields of the form. Texts that are empty are null in the API. `mode` to `password` are of the first endpoint. */
export type ClientValues = {
  /** The first endpoint; null for a new one. */
  firstId: string | null;
  firstEndpointId: string;
  /** Whether the client has or had several endpoints: then they are sent as a list. */
  listed: boolean;
  /** The endpoints after the first one. */
  endpoints: EndpointValues[];
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
  firstId: null,
  firstEndpointId: '',
  listed: false,
  endpoints: [],
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
    firstId: client.endpoints[0]?.id ?? null,
    firstEndpointId: client.endpointId,
    listed: client.endpoints.length > 1,
    endpoints: client.endpoints.slice(1).map((endpoint) => ({
      id: endpoint.id,
      endpointId: endpoint.endpointId,
      mode: endpoint.mode,
      host: endpoint.host ?? '',
      port: endpoint.port,
      username: endpoint.username ?? '',
      password: { kind: 'keep' },
    })),
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

/** The first endpoint, as those after it are. */
export const firstOf = (values: ClientValues): EndpointValues => ({
  id: values.firstId,
  endpointId: values.firstEndpointId,
  mode: values.mode,
  host: values.host,
  port: values.port,
  username: values.username,
  password: values.password,
});

/** The fields of a form whose first endpoint this is. */
export const withFirst = ({ id, endpointId, ...fields }: EndpointValues) => ({
  firstId: id,
  firstEndpointId: endpointId,
  ...fields,
});

function endpointDraft(endpoint: EndpointValues): Schema<'EndpointDraft'> {
  const registers = endpoint.mode === 'registers';
  const draft = {
    ...(endpoint.id === null ? {} : { id: endpoint.id }),
    mode: endpoint.mode as Client['mode'],
    host: registers ? null : orNull(endpoint.host),
    port: registers ? null : endpoint.port,
    username: registers && endpoint.id === null ? orNull(endpoint.username) : null,
  };
  return registers ? { ...draft, ...secretIn(endpoint.password) } : draft;
}

/** The whole configuration for POST and PUT; a field that the API gets and this lacks does not compile. */
export function draftOf(values: ClientValues): Schema<'ClientDraft'> {
  const several = values.listed || values.endpoints.length > 0;
  const registers = values.mode === 'registers' && !several;
  const draft: Required<Omit<Schema<'ClientDraft'>, 'password'>> = {
    name: values.name.trim(),
    description: orNull(values.description),
    status: values.status as Client['status'],
    mode: several ? null : (values.mode as Client['mode']),
    host: registers || several ? null : orNull(values.host),
    port: registers || several ? null : values.port,
    username: registers ? orNull(values.username) : null,
    endpoints: several ? [firstOf(values), ...values.endpoints].map(endpointDraft) : null,
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
