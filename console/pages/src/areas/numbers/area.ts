import { IconHash } from '@tabler/icons-react';
import { api, body } from '~/api/client';
import type { Area } from '~/kit/area';
import { phoneOf } from '~/kit/phone';
import { preferences } from '~/kit/preferences';

const KIND = { en: 'Number', es: 'Número' };

export const area: Area = {
  id: 'numbers',
  needs: 'listDids',
  navigation: [
    {
      to: '/numbers',
      label: { en: 'Numbers', es: 'Números' },
      icon: IconHash,
      group: 'main',
      order: 30,
      goKey: 'n',
    },
  ],
  routes: [
    { path: '/numbers', screen: () => import('./NumberList') },
    { path: '/numbers/new', screen: () => import('./NumberNew') },
    { path: '/numbers/import', screen: () => import('./import/Import') },
    { path: '/numbers/imports', screen: () => import('./import/ImportList') },
    { path: '/numbers/$id', screen: () => import('./NumberPage') },
    { path: '/numbers/$id/edit', screen: () => import('./NumberEdit') },
  ],
  actions: [
    {
      id: 'numbers.add',
      label: { en: 'Add a number', es: 'Añadir un número' },
      to: '/numbers/new',
      needs: 'createDid',
    },
    {
      id: 'numbers.import',
      label: { en: 'Import numbers', es: 'Importar números' },
      to: '/numbers/import',
      needs: 'importDids',
    },
    {
      id: 'numbers.imports',
      label: { en: 'Past imports of numbers', es: 'Importaciones de números anteriores' },
      to: '/numbers/imports',
      needs: 'listDidImports',
    },
  ],
  search: async (text, { tenantId }, signal) => {
    const digits = text.replaceAll(/\D/g, '');
    if (digits.length < 3) return [];
    const query = { q: digits, limit: 5, ...(tenantId ? { tenantId } : {}) };
    const page = await body(api.GET('/api/v1/dids', { params: { query }, signal }));
    const { language } = preferences();
    return page.items.map((one) => ({
      id: `number ${one.id}`,
      label: phoneOf(one.number).text,
      description: KIND[language],
      to: `/numbers/${one.id}`,
    }));
  },
};
