import type { Schema } from '~/api/client';
import { type Secret, secretIn } from '~/kit/form/fields';
import type { Carrier, CarrierDraft } from './carriers';

/** The fields of the form. Texts that are empty are null in the API. */
export type CarrierValues = {
  name: string;
  description: string;
  provider: string;
  externalId: string;
  status: string;
  registrationType: string;
  host: string;
  port: number | null;
  transport: string;
  username: string;
  password: Secret;
  authUsername: string;
  authRealm: string;
  outboundProxy: string;
  cidrs: string[];
  fromUser: string;
  fromDomain: string;
  registrationExpirySeconds: number | null;
  qualifySeconds: number | null;
  numberFormat: string;
  inboundNumberFormat: string;
  country: string | null;
  calledNumberIn: string;
  tagsHeader: string;
  accountHeader: string;
  accountHeaderValue: string;
  calledNumberHeader: string;
  fixedCalledNumber: string;
  codecs: string[];
  dtmfMode: string;
  priority: number | null;
  maxChannels: number | null;
  maxCallsPerSecond: number | null;
  dialPrefix: string;
  dialTimeoutSeconds: number | null;
  offeredTo: string;
  offeredTenantIds: string[];
  failover: Record<string, string>;
  headers: Record<string, string>;
  advancedSettings: Record<string, string>;
};

/** The defaults of docs/carriers.md, except for the format of numbers: most providers want E.164. */
export const newCarrier: CarrierValues = {
  name: '',
  description: '',
  provider: 'custom',
  externalId: '',
  status: 'active',
  registrationType: 'ip',
  host: '',
  port: null,
  transport: 'udp',
  username: '',
  password: { kind: 'keep' },
  authUsername: '',
  authRealm: '',
  outboundProxy: '',
  cidrs: [],
  fromUser: '',
  fromDomain: '',
  registrationExpirySeconds: 300,
  qualifySeconds: 60,
  numberFormat: 'e164',
  inboundNumberFormat: 'as-dialed',
  country: null,
  calledNumberIn: 'request-uri',
  tagsHeader: '',
  accountHeader: '',
  accountHeaderValue: '',
  calledNumberHeader: '',
  fixedCalledNumber: '',
  codecs: ['ulaw', 'alaw'],
  dtmfMode: 'rfc4733',
  priority: 50,
  maxChannels: null,
  maxCallsPerSecond: null,
  dialPrefix: '',
  dialTimeoutSeconds: 60,
  offeredTo: 'all',
  offeredTenantIds: [],
  failover: {},
  headers: {},
  advancedSettings: {},
};

export function valuesOf(carrier: Carrier): CarrierValues {
  return {
    name: carrier.name,
    description: carrier.description ?? '',
    provider: carrier.provider,
    externalId: carrier.externalId ?? '',
    status: carrier.operatorStatus,
    registrationType: carrier.registrationType,
    host: carrier.host,
    port: carrier.port,
    transport: carrier.transport,
    username: carrier.username ?? '',
    password: { kind: 'keep' },
    authUsername: carrier.authUsername ?? '',
    authRealm: carrier.authRealm ?? '',
    outboundProxy: carrier.outboundProxy ?? '',
    cidrs: carrier.cidrs,
    fromUser: carrier.fromUser ?? '',
    fromDomain: carrier.fromDomain ?? '',
    registrationExpirySeconds: carrier.registrationExpirySeconds,
    qualifySeconds: carrier.qualifySeconds,
    numberFormat: carrier.numberFormat,
    inboundNumberFormat: carrier.inboundNumberFormat,
    country: carrier.country,
    calledNumberIn: carrier.calledNumberIn,
    tagsHeader: carrier.tagsHeader ?? '',
    accountHeader: carrier.accountHeader ?? '',
    accountHeaderValue: carrier.accountHeaderValue ?? '',
    calledNumberHeader: carrier.calledNumberHeader ?? '',
    fixedCalledNumber: carrier.fixedCalledNumber ?? '',
    codecs: carrier.codecs,
    dtmfMode: carrier.dtmfMode,
    priority: carrier.priority,
    maxChannels: carrier.maxChannels,
    maxCallsPerSecond: carrier.maxCallsPerSecond,
    dialPrefix: carrier.dialPrefix ?? '',
    dialTimeoutSeconds: carrier.dialTimeoutSeconds,
    offeredTo: carrier.offeredTo,
    offeredTenantIds: carrier.offeredTenantIds,
    failover: carrier.failover,
    headers: carrier.headers,
    advancedSettings: carrier.advancedSettings,
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The whole configuration for POST and PUT; a field that the API gets and this lacks does not compile. */
export function draftOf(values: CarrierValues): CarrierDraft {
  const draft: Required<Omit<CarrierDraft, 'password' | 'trunkType'>> = {
    name: values.name.trim(),
    description: orNull(values.description),
    provider: values.provider as CarrierDraft['provider'] & string,
    externalId: orNull(values.externalId),
    status: values.status as CarrierDraft['status'] & string,
    registrationType: values.registrationType as CarrierDraft['registrationType'] & string,
    host: orNull(values.host),
    port: values.port,
    transport: values.transport as CarrierDraft['transport'] & string,
    username: orNull(values.username),
    authUsername: orNull(values.authUsername),
    authRealm: orNull(values.authRealm),
    outboundProxy: orNull(values.outboundProxy),
    cidrs: values.cidrs,
    fromUser: orNull(values.fromUser),
    fromDomain: orNull(values.fromDomain),
    registrationExpirySeconds: values.registrationExpirySeconds,
    qualifySeconds: values.qualifySeconds,
    numberFormat: values.numberFormat as CarrierDraft['numberFormat'] & string,
    inboundNumberFormat: values.inboundNumberFormat as CarrierDraft['inboundNumberFormat'] & string,
    country: values.country,
    tagsHeader: orNull(values.tagsHeader),
    accountHeader: orNull(values.accountHeader),
    accountHeaderValue: values.accountHeader.trim() === '' ? null : orNull(values.accountHeaderValue),
    calledNumberIn: values.calledNumberIn as CarrierDraft['calledNumberIn'] & string,
    calledNumberHeader: values.calledNumberIn === 'header' ? orNull(values.calledNumberHeader) : null,
    fixedCalledNumber: values.calledNumberIn === 'fixed' ? orNull(values.fixedCalledNumber) : null,
    codecs: values.codecs,
    dtmfMode: values.dtmfMode,
    priority: values.priority,
    maxChannels: values.maxChannels,
    maxCallsPerSecond: values.maxCallsPerSecond,
    dialPrefix: orNull(values.dialPrefix),
    dialTimeoutSeconds: values.dialTimeoutSeconds,
    offeredTo: values.offeredTo as CarrierDraft['offeredTo'] & string,
    offeredTenantIds: values.offeredTo === 'some' ? values.offeredTenantIds : [],
    failover: values.failover,
    headers: values.headers,
    advancedSettings: values.advancedSettings,
  };
  return { ...draft, ...secretIn(values.password) };
}

/** The values that a preset sets; what it leaves open gets the default, what a person wrote elsewhere stays. */
export function withPreset(values: CarrierValues, preset: Schema<'CarrierPreset'>): CarrierValues {
  const { carrier } = preset;
  return {
    ...values,
    name: values.name === '' && preset.id !== 'custom' ? preset.name : values.name,
    provider: carrier.provider ?? 'custom',
    registrationType: carrier.registrationType ?? newCarrier.registrationType,
    host: carrier.host ?? preset.hosts[0] ?? '',
    port: carrier.port,
    transport: carrier.transport ?? newCarrier.transport,
    cidrs: carrier.cidrs ?? [],
    codecs: carrier.codecs ?? newCarrier.codecs,
    dtmfMode: carrier.dtmfMode ?? newCarrier.dtmfMode,
    qualifySeconds: carrier.qualifySeconds ?? newCarrier.qualifySeconds,
    numberFormat:
      carrier.numberFormat === 'e164-plus' ? 'e164' : (carrier.numberFormat ?? newCarrier.numberFormat),
  };
}
