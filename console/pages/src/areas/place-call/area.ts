import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'place-call',
  needs: 'placeCall',
  routes: [{ path: '/calls/place', screen: () => import('./PlaceCall') }],
  actions: [
    {
      id: 'calls.place',
      label: { en: 'Place a call', es: 'Hacer una llamada' },
      to: '/calls/place',
      needs: 'placeCall',
    },
  ],
};
