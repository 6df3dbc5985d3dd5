import type { Area } from '~/kit/area';

/** The start page, until the dashboard takes this path: the first area that a person may enter. */
export const area: Area = {
  id: 'start',
  routes: [{ path: '/', screen: () => import('./Start') }],
};
