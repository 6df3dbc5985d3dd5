import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { sessionQuery } from '~/api/session';
import type { Area } from '~/kit/area';
import { ProblemView } from '~/kit/ProblemView';
import { SessionContext } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { mayEnter } from './areas';
import { appTexts } from './appTexts';
import { ChangePassword } from './ChangePassword';
import { NoAccess } from './Screens';
import { Shell } from './Shell';

/** Everything behind the sign-in: who is not signed in goes there and comes back afterwards. */
export function SignedIn() {
  const t = useTexts(appTexts);
  const session = useQuery(sessionQuery);
  const location = useLocation();
  const matches = useMatches();
  const area = matches.map((match) => (match.staticData as { area?: Area }).area).find(Boolean);
  if (session.isPending) {
    return (
      <Center h="100dvh">
        <Loader />
      </Center>
    );
  }
  if (session.isError) {
    return (
      <main className="sign-in">
        <ProblemView title={t('signIn.away')} error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (!session.data) {
    const search = location.href === '/' ? {} : { return: location.href };
    return <Navigate to="/sign-in" search={search as never} replace />;
  }
  if (session.data.passwordChangeRequired) return <ChangePassword session={session.data} />;
  return (
    <SessionContext value={session.data}>
      <Shell>{area && !mayEnter(area, session.data.user.role) ? <NoAccess /> : <Outlet />}</Shell>
    </SessionContext>
  );
}
