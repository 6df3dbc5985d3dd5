import type { Schema } from '~/api/client';
import type { Did, DidStatus } from './numbers';
import { ANY_TRUNK } from './trunks';

/** The fields of the form. Entries of the metadata with a column of their own are fields. */
export type NumberValues = {
  number: string;
  tenantId: string | null;
  status: string;
  maxUsage: number | null;
  trunk: string | null;
  areaCode: string;
  tags: string[];
  provider: string;
  region: string;
  notes: string;
  metadata: Record<string, string>;
};

export const newNumber = (tenantId: string | null): NumberValues => ({
  number: '',
  tenantId,
  status: 'active',
  maxUsage: null,
  trunk: ANY_TRUNK,
  areaCode: '',
  tags: [],
  provider: '',
  region: '',
  notes: '',
  metadata: {},
});

export function valuesOf(did: Did): NumberValues {
  const { provider = '', region = '', notes = '', ...metadata } = did.metadata;
  return {
    number: did.number,
    tenantId: did.tenantId,
    status: did.status,
    maxUsage: did.maxUsage,
    trunk: did.trunk,
    areaCode: did.areaCode ?? '',
    tags: did.tags,
    provider,
    region,
    notes,
    metadata,
  };
}

const orNull = (text: string | null) => text?.trim() || null;

/** The whole number for POST and PUT; a field that the API gets and this lacks does not compile. */
export function requestOf(values: NumberValues): Required<Schema<'DidRequest'>> {
  const named = { provider: values.provider, region: values.region, notes: values.notes };
  const metadata: Record<string, string> = { ...values.metadata };
  for (const [name, text] of Object.entries(named)) if (text.trim()) metadata[name] = text.trim();
  return {
    number: values.number.trim(),
    tenantId: values.tenantId,
    status: values.status as DidStatus,
    maxUsage: values.maxUsage,
    trunk: orNull(values.trunk),
    areaCode: orNull(values.areaCode),
    tags: values.tags,
    metadata: metadata as Required<Schema<'DidRequest'>>['metadata'],
  };
}
