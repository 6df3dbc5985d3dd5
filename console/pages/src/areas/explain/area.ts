import { IconRouteAltRight } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'explain',
  needs: 'explainCall',
  navigation: [
    {
      to: '/explain',
      label: { en: 'Explain', es: 'Explicar' },
      icon: IconRouteAltRight,
      group: 'main',
      order: 60,
      goKey: 'x',
    },
  ],
  routes: [{ path: '/explain', screen: () => import('./ExplainPage') }],
  actions: [
    {
      id: 'explain.ask',
      label: { en: 'Explain where a call would go', es: 'Explicar adónde iría una llamada' },
      to: '/explain',
    },
  ],
};
