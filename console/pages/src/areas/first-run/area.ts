import { IconListCheck } from '@tabler/icons-react';
import type { Area } from '~/kit/area';
import { areStepsExpected } from '~/kit/created';

const PATH = '/first-run';

export const area: Area = {
  id: 'first-run',
  needs: 'createCampaign',
  navigation: [
    {
      to: PATH,
      label: { en: 'First steps', es: 'Primeros pasos' },
      icon: IconListCheck,
      group: 'main',
      order: 15,
      gate: () => import('./Gate'),
      expected: areStepsExpected,
    },
  ],
  routes: [{ path: PATH, screen: () => import('./FirstRun') }],
  banner: () => import('./Banner'),
  bannerExpected: (pathname) => pathname !== PATH && areStepsExpected(),
};
