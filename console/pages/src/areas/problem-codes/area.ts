import type { Area } from '~/kit/area';

/** No entry of the navigation: the codes of problems link to it. */
export const area: Area = {
  id: 'problem-codes',
  routes: [{ path: '/problem-codes', screen: () => import('./ProblemCodes') }],
};
