import { IconKey } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'api-keys',
  needs: 'listApiKeys',
  navigation: [
    {
      to: '/api-keys',
      label: { en: 'API keys', es: 'Claves de API' },
      icon: IconKey,
      group: 'platform',
      order: 90,
    },
  ],
  routes: [
    { path: '/api-keys', screen: () => import('./ApiKeyList') },
    { path: '/api-keys/new', screen: () => import('./ApiKeyNew') },
  ],
};
