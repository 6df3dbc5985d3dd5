import { useCallback } from 'react';
import { defineTexts, useTexts } from './texts';

/** What each service is for, in the words of the navigation. */
export const serviceTexts = defineTexts(
  'services',
  {
    'provisioning-service': 'Carriers, clients, tenants, users',
    'did-service': 'Numbers',
    'routing-service': 'Campaigns, routing',
    'cdr-service': 'Calls, alerts',
    'ami-bridge': 'Nodes',
    'realtime-writer': 'Realtime tables',
  },
  {
    'provisioning-service': 'Operadores, clientes, organizaciones, usuarios',
    'did-service': 'Números',
    'routing-service': 'Campañas, enrutamiento',
    'cdr-service': 'Llamadas, alertas',
    'ami-bridge': 'Nodos',
    'realtime-writer': 'Tablas en tiempo real',
  },
);

export const SERVICES = Object.keys(serviceTexts.en) as (keyof typeof serviceTexts.en)[];

/** The name of a service for people; its own name is the one of logs. */
export function useServiceName(): (service: string) => string {
  const t = useTexts(serviceTexts);
  return useCallback(
    (service) => (service in serviceTexts.en ? t(service as (typeof SERVICES)[number]) : service),
    [t],
  );
}
