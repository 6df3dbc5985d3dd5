import { defineTexts } from '~/kit/texts';

export const texts = defineTexts(
  'refusedSources',
  {
    title: 'Refused sources',
    lead: 'Addresses whose SIP requests a node refused before they became calls, in the last 30 days. Such requests have no call record.',
    column: {
      address: 'Address',
      reason: 'Reason',
      account: 'User in the request',
      accountHelp: 'For a call, the number of the caller. Anyone can write any text there.',
      near: 'May belong to',
      nearHelp: 'The carrier or client with the nearest address.',
      requests: 'Requests',
      last: 'Last',
      first: 'First',
      node: 'Node',
      todo: 'What to do',
    },
    reason: {
      'unknown-source': 'Unknown source',
      'wrong-password': 'Wrong password',
      'access-list': 'Access list',
      'no-common-codec': 'No common codec',
    },
    todo: {
      'unknown-source':
        'If it is a new address of a provider, add it to the addresses of the carrier. Most others are scanners.',
      'wrong-password': 'Compare the password of the device with that of the client, or set a new one.',
      'access-list': 'Change the access list of the node, if you have added one.',
      'no-common-codec': 'Add one of the codecs that the provider offers.',
    },
    empty: 'No request was refused',
    emptyText: 'Addresses appear here within a minute.',
  },
  {
    title: 'Orígenes rechazados',
    lead: 'Direcciones cuyas peticiones SIP rechazó un nodo antes de que fueran llamadas, en los últimos 30 días. Esas peticiones no tienen registro de llamada.',
    column: {
      address: 'Dirección',
      reason: 'Motivo',
      account: 'Usuario de la petición',
      accountHelp: 'En una llamada, el número del llamante. Cualquiera puede escribir cualquier texto ahí.',
      near: 'Puede ser de',
      nearHelp: 'El operador o cliente con la dirección más próxima.',
      requests: 'Peticiones',
      last: 'Última',
      first: 'Primera',
      node: 'Nodo',
      todo: 'Qué hacer',
    },
    reason: {
      'unknown-source': 'Origen desconocido',
      'wrong-password': 'Contraseña incorrecta',
      'access-list': 'Lista de acceso',
      'no-common-codec': 'Sin códec común',
    },
    todo: {
      'unknown-source':
        'Si es una dirección nueva de un proveedor, añádala a las direcciones del operador. Casi todas las demás son escáneres.',
      'wrong-password': 'Compare la contraseña del dispositivo con la del cliente, o ponga una nueva.',
      'access-list': 'Cambie la lista de acceso del nodo, si ha añadido una.',
      'no-common-codec': 'Añada uno de los códecs que ofrece el proveedor.',
    },
    empty: 'No se ha rechazado ninguna petición',
    emptyText: 'Las direcciones aparecen aquí en menos de un minuto.',
  },
);
