import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from '~/api/session';
import type { Area } from '~/kit/area';
import { ProblemView } from '~/kit/ProblemView';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';
import { mayEnter } from './areas';
import { ChangePassword } from './ChangePassword';
import { NoAccess } from './Screens';
import { SessionFrame } from './SessionFrame';
import { Shell } from './Shell';
import { signInPlace } from './signInPlace';

/** Everything behind the sign-in: who is not signed in goes there and comes back afterwards. */
export function SignedIn() {
  const t = useTexts(appTexts);
  const session = useQuery(sessionQuery);
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
  if (!session.data) return <ToSignIn />;
  if (session.data.passwordChangeRequired) return <ChangePassword session={session.data} />;
  return (
    <SessionFrame session={session.data}>
      <Shell>{area && !mayEnter(area, session.data.user.role) ? <NoAccess /> : <Outlet />}</Shell>
    </SessionFrame>
  );
}

/** Goes to the sign-in once, and remembers the page to come back to. */
function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { latestLocation } = router;
    if (latestLocation.pathname === '/sign-in') return;
    void router.navigate(signInPlace(latestLocation, false));
  }, [router]);
  return null;
}
