import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
} from '@tanstack/react-router';
import { baseUrl, onSignedOut } from '~/api/client';
import { sessionQuery } from '~/api/session';
import { parseSearch, rememberPlace, stringifySearch } from '~/kit/navigation';
import { countNavigation } from '~/kit/Page';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { areas } from './areas';
import { queryClient } from './queries';
import { NotFound, RouteCrash } from './Screens';
import { SignedIn } from './SignedIn';
import { signInPlace } from './signInPlace';

const root = createRootRoute({
  component: Outlet,
  validateSearch: (search: Record<string, unknown>) =>
    search as Record<string, unknown> & { tenant?: string },
  search: { middlewares: [retainSearchParams(['tenant'])] },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./SignIn')),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

const screens = areas.flatMap((area) =>
  area.routes.map((route) =>
    createRoute({
      getParentRoute: () => signedIn,
      path: route.path,
      staticData: { area },
      component: lazyRouteComponent(route.screen),
    }),
  ),
);

export const router = createRouter({
  routeTree: root.addChildren([signIn, signedIn.addChildren(screens)]),
  basepath: baseUrl().pathname,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: RouteCrash,
  defaultPendingComponent: ScreenFallback,
  scrollRestoration: true,
});

let shown: string | null = null;
router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation, pathChanged }) => {
  if (fromLocation && pathChanged) rememberPlace(fromLocation);
  if (pathChanged && shown !== null && shown !== toLocation.pathname) countNavigation();
  shown = toLocation.pathname;
});

onSignedOut(() => {
  const { latestLocation } = router;
  if (latestLocation.pathname === '/sign-in') return;
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.navigate(signInPlace(latestLocation, true));
});
