import { createContext, useContext } from 'react';
import { can, type Operation } from '~/api/roles';
import type { Role, Session, User } from '~/api/session';

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Screens are only shown to somebody who is. */
export function useUser(): User {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in');
  return session.user;
}

export function useCan(): (operation: Operation) => boolean {
  const role: Role = useUser().role;
  return (operation) => can(role, operation);
}
