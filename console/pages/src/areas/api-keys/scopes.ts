import { defineTexts, type KeyOf, useTexts } from '~/kit/texts';

const scopeTexts = defineTexts(
  'scopes',
  {
    area: {
      alerts: 'Alerts',
      audit: 'Audit log',
      'blocked-callers': 'Blocked callers',
      'call-records': 'Call records',
      calls: 'Calls',
      campaigns: 'Campaigns',
      carriers: 'Carriers',
      clients: 'Clients',
      'dead-letters': 'Unhandled events',
      'dialplan-lines': 'Dialplan lines',
      dids: 'Numbers',
      health: 'Health',
      leases: 'Taken capacity',
      nodes: 'Nodes',
      providers: 'Presets of providers',
      realtime: 'Realtime tables',
      routes: 'Decisions of routing',
      statistics: 'Statistics',
      tenants: 'Tenants',
      users: 'Users',
    },
    verb: { read: 'read', write: 'change', export: 'export' },
  },
  {
    area: {
      alerts: 'Alertas',
      audit: 'Auditoría',
      'blocked-callers': 'Llamantes bloqueados',
      'call-records': 'Registros de llamadas',
      calls: 'Llamadas',
      campaigns: 'Campañas',
      carriers: 'Operadores',
      clients: 'Clientes',
      'dead-letters': 'Eventos fallidos',
      'dialplan-lines': 'Líneas del dialplan',
      dids: 'Números',
      health: 'Salud',
      leases: 'Capacidad ocupada',
      nodes: 'Nodos',
      providers: 'Preajustes de proveedores',
      realtime: 'Tablas en tiempo real',
      routes: 'Decisiones de enrutamiento',
      statistics: 'Estadísticas',
      tenants: 'Organizaciones',
      users: 'Usuarios',
    },
    verb: { read: 'leer', write: 'cambiar', export: 'exportar' },
  },
);

type Area = keyof typeof scopeTexts.en.area;
type Verb = keyof typeof scopeTexts.en.verb;

/** A scope in words, with its name in the API: `Numbers: read (dids:read)`. */
export function useScopeLabel(): (scope: string) => string {
  const t = useTexts(scopeTexts);
  return (scope) => {
    const [area = '', verb = ''] = scope.split(':');
    if (!(area in scopeTexts.en.area && verb in scopeTexts.en.verb)) return scope;
    const named = t(`area.${area as Area}` as KeyOf<typeof scopeTexts.en>);
    return `${named}: ${t(`verb.${verb as Verb}` as KeyOf<typeof scopeTexts.en>)} (${scope})`;
  };
}
