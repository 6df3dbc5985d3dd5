import { IconPhoneCall } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'calls',
  needs: 'listCallRecords',
  navigation: [
    {
      to: '/calls',
      label: { en: 'Calls', es: 'Llamadas' },
      icon: IconPhoneCall,
      group: 'main',
      order: 50,
      goKey: 'l',
    },
  ],
  routes: [
    { path: '/calls', screen: () => import('./CallsPage') },
    { path: '/calls/$id', screen: () => import('./CallPage') },
  ],
  actions: [
    { id: 'calls.now', label: { en: 'Calls in progress', es: 'Llamadas en curso' }, to: '/calls' },
    { id: 'calls.all', label: { en: 'All calls', es: 'Todas las llamadas' }, to: '/calls?tab=all' },
  ],
  search: async (text, context, signal) => (await import('./search')).findCalls(text, context, signal),
};
