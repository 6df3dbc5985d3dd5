import { IconPhoneCall } from '@tabler/icons-react';
import { api, body } from '~/api/client';
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
  search: async (text, { tenantId }, signal) => {
    // A call id is `<node>-<seconds>.<more>`.
    if (!/^[\w-]+-\d{9,}\.[\w.]*$/.test(text)) return [];
    const query = { callId: text, limit: 5, ...(tenantId ? { tenantId } : {}) };
    const page = await body(api.GET('/api/v1/call-records', { params: { query }, signal }));
    return page.items.map((one) => ({
      id: `call ${one.callId}`,
      label: one.callId,
      description: one.number ?? '',
      to: `/calls/${one.callId}`,
    }));
  },
};
