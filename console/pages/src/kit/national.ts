import { useQuery } from '@tanstack/react-query';
import { tenantQuery } from './entities';
import { callingCodeOf } from './phone';
import { useCan, useUser } from './session';

/** What people paste: spaces, dots and brackets are left out, 00 is written as +. */
export const cleaned = (text: string) => text.replaceAll(/[\s().\-/]/g, '').replace(/^00/, '+');

/** How a number is written within its country, by its digits: with the part that follows the calling code. */
const NATIONAL: Record<string, RegExp> = {
  US: /^1?([2-9]\d{9})$/,
  CA: /^1?([2-9]\d{9})$/,
  GB: /^0(\d{9,10})$/,
  FR: /^0([1-9]\d{8})$/,
  AU: /^0([2-478]\d{8})$/,
  DE: /^0([1-9]\d{6,10})$/,
  ES: /^([5-9]\d{8})$/,
  PT: /^([29]\d{8})$/,
  MX: /^(\d{10})$/,
  CL: /^(\d{9})$/,
  CO: /^([36]\d{9})$/,
};

/** The number with its country code; as it is where the national form of the country is not known here. */
export function internationalOf(text: string, country: string | undefined): string {
  const number = cleaned(text);
  const national = country === undefined ? null : NATIONAL[country]?.exec(number);
  const code = national && country !== undefined ? callingCodeOf(country) : null;
  return code === null ? number : `${code}${national?.[1]}`;
}

/** The country of a tenant, or of the own one of a seller; undefined while it is not known, and if nobody has said it. */
export function useTenantCountry(tenantId: string | null): {
  country: string | undefined;
  isLoading: boolean;
} {
  const id = useUser().tenantId ?? tenantId;
  const { data, isLoading } = useQuery({
    ...tenantQuery(id ?? ''),
    enabled: useCan()('getTenant') && id !== null,
    retry: false,
    staleTime: 300_000,
  });
  return { country: data?.country, isLoading };
}

const FEWEST_DIGITS = 6;

/**
 * The number that a person means of those that there are: with its country code, by the national form of the country,
 * or by its last digits if only one has them. What fits none stays as it was written.
 */
export function numberMeant(text: string, country: string | undefined, own: string[]): string {
  const number = internationalOf(text, country);
  if (number.startsWith('+')) return number;
  const digits = number.replace(/^0/, '');
  const fitting = own.filter((one) => digits.length >= FEWEST_DIGITS && one.endsWith(digits));
  return fitting.length === 1 ? (fitting[0] as string) : number;
}
