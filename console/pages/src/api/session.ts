import { queryOptions } from '@tanstack/react-query';
import { own, type Schema } from './client';
import { ApiProblem } from './problem';

export type User = Schema<'UserView'>;
export type Role = User['role'];

export interface Session {
  user: User;
  passwordChangeRequired: boolean;
}

/** The session of this browser; null without one. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await own<Session>('GET', '/session');
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) return null;
      throw problem;
    }
  },
  staleTime: 60_000,
});

export const signIn = (username: string, password: string) =>
  own<Session>('POST', '/session', { username, password });
export const signOut = () => own<void>('DELETE', '/session');
export const endAllSessions = () => own<void>('POST', '/session/end-all');
