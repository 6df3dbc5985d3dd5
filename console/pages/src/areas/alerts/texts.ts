import { defineTexts } from '~/kit/texts';

export const texts = defineTexts(
  'alerts',
  {
    title: 'Alerts',
    lead: 'Problems and recoveries that need attention, kept for 90 days.',
    open: 'Open',
    openLead:
      'The outage of a node, carrier, client or of DNS is open until it is over, every other alert for a day.',
    none: 'Nothing is open',
    noneText: 'No node, carrier or client is away now.',
    noneOwnText: 'None of your clients is away now.',
    all: 'All alerts',
    bell_one: '{{count}} open alert',
    bell_other: '{{count}} open alerts',
    bellNone: 'No open alerts',
    bellUnknown: 'Alerts could not be read',
    times_one: 'once',
    times_other: '{{count}} times',
    todo: 'What to do:',
    column: {
      severity: 'Severity',
      kind: 'Kind',
      subject: 'Subject',
      message: 'Message',
      raised: 'Raised',
      tenant: 'Tenant',
      since: 'Since',
    },
    kind: {
      'node-unreachable': 'Node does not answer',
      'node-back': 'Node is back',
      'carrier-unreachable': 'Carrier is unreachable',
      'carrier-back': 'Carrier is back',
      'client-unreachable': 'Client is unreachable',
      'client-back': 'Client is back',
      'source-refused': 'SIP requests refused',
      'registrations-moved': 'Registrations moved',
      'host-unknown': 'Host name does not exist',
      'dns-unavailable': 'No nameserver responds',
      'dns-back': 'Nameservers are back',
      'realtime-columns-missing': 'Columns missing in Asterisk’s tables',
      'realtime-drift': 'Asterisk’s tables differ',
      'lease-adopted-above-limit': 'Call counted above a limit',
      'lease-answered-above-limit': 'Late answer above a limit',
    },
    over: { carrier: 'Outage over: carrier not in use', client: 'Outage over: client not in use' },
    do: {
      'node-unreachable':
        'Check the node, its bridge and Kafka. Its calls stay counted: limits are not exceeded, but they fill up.',
      'node-back': 'Nothing.',
      'carrier-unreachable':
        'Test the carrier on its page: each step that fails says what to check. Calls use other carriers if there are any.',
      'carrier-back': 'Nothing.',
      'client-unreachable':
        'Look at its page: whether its phone system is registered, or the address is right. If it is closed at this time, set opening hours.',
      'client-back': 'Nothing.',
      'source-refused':
        'Open the refused sources: a provider may have added an address, or a phone may have an old password.',
      'registrations-moved': 'Nothing for the registrations. They do not move back by themselves.',
      'host-unknown': 'Correct the host of the carrier or client, or its DNS records.',
      'dns-unavailable':
        'Check the nameservers of realtime-writer. All hosts keep their last addresses, so calls go on.',
      'dns-back': 'Nothing.',
      'realtime-columns-missing':
        'Clients may not be able to register. The drift report has the SQL statements that add the columns.',
      'realtime-drift': 'Look at the drift report, and rebuild the tables.',
      'lease-adopted-above-limit':
        'Find out why the call was not counted before: routing was not available, or dialplan of your own.',
      'lease-answered-above-limit':
        'Nothing for a single alert. If there are many, find out why answers arrive late.',
    },
    empty: 'There was no alert',
    emptyText: 'Alerts appear here within a second.',
    subjectFilter: 'Subject',
  },
  {
    title: 'Alertas',
    lead: 'Problemas y recuperaciones que requieren atención. Se guardan 90 días.',
    open: 'Abiertas',
    openLead:
      'La caída de un nodo, operador, cliente o del DNS está abierta hasta que termina; las demás alertas, durante un día.',
    none: 'No hay nada abierto',
    noneText: 'Ningún nodo, operador o cliente está caído ahora.',
    noneOwnText: 'Ninguno de sus clientes está caído ahora.',
    all: 'Todas las alertas',
    bell_one: '{{count}} alerta abierta',
    bell_other: '{{count}} alertas abiertas',
    bellNone: 'Sin alertas abiertas',
    bellUnknown: 'No se pudieron leer las alertas',
    times_one: 'una vez',
    times_other: '{{count}} veces',
    todo: 'Qué hacer:',
    column: {
      severity: 'Gravedad',
      kind: 'Clase',
      subject: 'Objeto',
      message: 'Mensaje',
      raised: 'Emitida',
      tenant: 'Organización',
      since: 'Desde',
    },
    kind: {
      'node-unreachable': 'El nodo no responde',
      'node-back': 'El nodo ha vuelto',
      'carrier-unreachable': 'El operador no está accesible',
      'carrier-back': 'El operador ha vuelto',
      'client-unreachable': 'El cliente no está accesible',
      'client-back': 'El cliente ha vuelto',
      'source-refused': 'Peticiones SIP rechazadas',
      'registrations-moved': 'Registros trasladados',
      'host-unknown': 'El nombre de host no existe',
      'dns-unavailable': 'Ningún servidor DNS responde',
      'dns-back': 'Los servidores DNS han vuelto',
      'realtime-columns-missing': 'Faltan columnas en las tablas de Asterisk',
      'realtime-drift': 'Las tablas de Asterisk difieren',
      'lease-adopted-above-limit': 'Llamada contada por encima de un límite',
      'lease-answered-above-limit': 'Respuesta tardía por encima de un límite',
    },
    over: { carrier: 'Fin de la caída: operador sin uso', client: 'Fin de la caída: cliente sin uso' },
    do: {
      'node-unreachable':
        'Revise el nodo, su puente y Kafka. Sus llamadas siguen contando: los límites no se superan, pero se llenan.',
      'node-back': 'Nada.',
      'carrier-unreachable':
        'Pruebe el operador en su página: cada paso que falla dice qué revisar. Las llamadas usan otros operadores si los hay.',
      'carrier-back': 'Nada.',
      'client-unreachable':
        'Consulte su página: si su centralita está registrada, o si la dirección es correcta. Si a esta hora está cerrado, indique su horario.',
      'client-back': 'Nada.',
      'source-refused':
        'Abra los orígenes rechazados: un proveedor puede haber añadido una dirección, o un teléfono tener una contraseña antigua.',
      'registrations-moved': 'Nada para los registros. No vuelven por sí solos.',
      'host-unknown': 'Corrija el host del operador o del cliente, o sus registros DNS.',
      'dns-unavailable':
        'Revise los servidores DNS de realtime-writer. Todos los hosts conservan sus últimas direcciones, así que las llamadas continúan.',
      'dns-back': 'Nada.',
      'realtime-columns-missing':
        'Es posible que los clientes no puedan registrarse. El informe de diferencias tiene las sentencias SQL que añaden las columnas.',
      'realtime-drift': 'Consulte el informe de diferencias y reconstruya las tablas.',
      'lease-adopted-above-limit':
        'Averigüe por qué no se contaba la llamada antes: el enrutamiento no estaba disponible, o un dialplan propio.',
      'lease-answered-above-limit':
        'Nada si es una sola. Si hay muchas, averigüe por qué llegan tarde las respuestas.',
    },
    empty: 'No ha habido alertas',
    emptyText: 'Las alertas aparecen aquí en menos de un segundo.',
    subjectFilter: 'Objeto',
  },
);
