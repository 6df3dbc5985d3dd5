import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';

export type User = Schema<'UserView'>;
export type UserDraft = Schema<'UserDraft'>;
export const ROLES = ['admin', 'staff', 'seller'] as const;

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', 'one', id],
    queryFn: () => body(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 24 letters and digits in groups of six, without those that look alike: 139 bits. */
export function randomPassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 6 }, randomLetter).join(''));
  return groups.join('-');
}

/** Bytes above the last full round of the alphabet are thrown away, so that each letter is as likely as another. */
function randomLetter(): string {
  const most = 256 - (256 % ALPHABET.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1)) as unknown as [number];
    if (byte < most) return ALPHABET.charAt(byte % ALPHABET.length);
  }
}
