import { defineTexts } from '../texts';

/** What alerts report, by their kind and details. */
export const alertTexts = defineTexts(
  'alert-sentences',
  {
    say: {
      'node-unreachable_one':
        'Node {{node}} has not answered since {{time}}. Its {{count}} call stays counted until it does.',
      'node-unreachable_other':
        'Node {{node}} has not answered since {{time}}. Its {{count}} calls stay counted until it does.',
      'node-back': 'Node {{node}} answers again. It was unreachable since {{time}}.',
      'party-unreachable': '{{party}} has not been reachable since {{time}}.',
      'party-unsteady': '{{party}} has been reachable only for moments since {{time}}.',
      'party-back': '{{party}} is reachable again. It was unreachable since {{time}}.',
      'carrier-not-needed': '{{party}} is no longer active. It was unreachable since {{time}}.',
      'client-not-needed':
        '{{party}} is not needed by an active campaign any more. It was unreachable since {{time}}.',
      'source-refused': 'Node {{node}} refuses SIP requests from {{address}}: {{reason}}.',
      'source-refused-near':
        'Node {{node}} refuses SIP requests from {{address}}: {{reason}}. It may be {{near}}, which has addresses near it.',
      'registrations-moved_one':
        'Node {{to}} took over {{count}} registration, since node {{node}} is unreachable.',
      'registrations-moved_other':
        'Node {{to}} took over {{count}} registrations, since node {{node}} is unreachable.',
      'host-unknown':
        'Host {{host}} of {{endpoints}} does not exist or has no address. Its last known addresses are kept.',
      'host-never-known':
        'Host {{host}} of {{endpoints}} does not exist or has no address. It never had one, so calls from it are refused.',
      'dns-unavailable_one': 'No nameserver responds. {{count}} host keeps its last known addresses.',
      'dns-unavailable_other': 'No nameserver responds. {{count}} hosts keep their last known addresses.',
      'dns-back': 'Nameservers respond again for all hosts.',
      'columns-missing_one': 'Asterisk’s tables lack {{count}} column.',
      'columns-missing_other': 'Asterisk’s tables lack {{count}} columns.',
      drift_one: '{{count}} row of Asterisk’s tables differs from the configuration.',
      drift_other: '{{count}} rows of Asterisk’s tables differ from the configuration.',
      'lease-adopted-above-limit':
        '{{cap}}: {{taken}} of {{limit}} concurrent calls, since a live call was not admitted.',
      'lease-answered-above-limit':
        '{{cap}}: {{taken}} of {{limit}} answered calls, since an answer was reported late.',
    },
    party: { carrier: 'Carrier {{name}}', client: 'Client {{name}}' },
    why: {
      'unknown-source': 'the address belongs to no carrier or client',
      'wrong-password': 'the password is wrong',
      'access-list': 'an access list does not allow the address',
      'no-common-codec': 'they offer no codec that the carrier has here',
    },
    cap: {
      campaign: 'Campaign above its limit',
      link: 'Link above its limit',
      client: 'Client above its limit',
      carrier: 'Carrier above its limit',
      did: 'Number above its limit',
      tenant: 'Tenant above its limit',
    },
  },
  {
    say: {
      'node-unreachable_one':
        'El nodo {{node}} no responde desde {{time}}. Su {{count}} llamada sigue contando hasta que responda.',
      'node-unreachable_other':
        'El nodo {{node}} no responde desde {{time}}. Sus {{count}} llamadas siguen contando hasta que responda.',
      'node-back': 'El nodo {{node}} vuelve a responder. No estaba accesible desde {{time}}.',
      'party-unreachable': '{{party}} no está accesible desde {{time}}.',
      'party-unsteady': '{{party}} solo ha estado accesible por momentos desde {{time}}.',
      'party-back': '{{party}} vuelve a estar accesible. No lo estaba desde {{time}}.',
      'carrier-not-needed': '{{party}} ya no está activo. No estaba accesible desde {{time}}.',
      'client-not-needed':
        '{{party}} ya no hace falta en ninguna campaña activa. No estaba accesible desde {{time}}.',
      'source-refused': 'El nodo {{node}} rechaza peticiones SIP de {{address}}: {{reason}}.',
      'source-refused-near':
        'El nodo {{node}} rechaza peticiones SIP de {{address}}: {{reason}}. Puede ser {{near}}, que tiene direcciones cercanas.',
      'registrations-moved_one':
        'El nodo {{to}} se hizo cargo de {{count}} registro, porque el nodo {{node}} no está accesible.',
      'registrations-moved_other':
        'El nodo {{to}} se hizo cargo de {{count}} registros, porque el nodo {{node}} no está accesible.',
      'host-unknown':
        'El host {{host}} de {{endpoints}} no existe o no tiene dirección. Se conservan sus últimas direcciones.',
      'host-never-known':
        'El host {{host}} de {{endpoints}} no existe o no tiene dirección. Nunca tuvo una, así que se rechazan sus llamadas.',
      'dns-unavailable_one': 'Ningún servidor DNS responde. {{count}} host conserva sus últimas direcciones.',
      'dns-unavailable_other':
        'Ningún servidor DNS responde. {{count}} hosts conservan sus últimas direcciones.',
      'dns-back': 'Los servidores DNS vuelven a responder para todos los hosts.',
      'columns-missing_one': 'Falta {{count}} columna en las tablas de Asterisk.',
      'columns-missing_other': 'Faltan {{count}} columnas en las tablas de Asterisk.',
      drift_one: '{{count}} fila de las tablas de Asterisk difiere de la configuración.',
      drift_other: '{{count}} filas de las tablas de Asterisk difieren de la configuración.',
      'lease-adopted-above-limit':
        '{{cap}}: {{taken}} de {{limit}} llamadas simultáneas, porque una llamada en curso no fue admitida.',
      'lease-answered-above-limit':
        '{{cap}}: {{taken}} de {{limit}} llamadas contestadas, porque una respuesta se comunicó tarde.',
    },
    party: { carrier: 'Operador {{name}}', client: 'Cliente {{name}}' },
    why: {
      'unknown-source': 'la dirección no es de ningún operador ni cliente',
      'wrong-password': 'la contraseña es incorrecta',
      'access-list': 'una lista de acceso no permite la dirección',
      'no-common-codec': 'no ofrecen ningún códec que el operador tenga aquí',
    },
    cap: {
      campaign: 'Campaña por encima de su límite',
      link: 'Enlace por encima de su límite',
      client: 'Cliente por encima de su límite',
      carrier: 'Operador por encima de su límite',
      did: 'Número por encima de su límite',
      tenant: 'Organización por encima de su límite',
    },
  },
);
