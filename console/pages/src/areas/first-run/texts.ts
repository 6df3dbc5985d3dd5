import { defineTexts } from '~/kit/texts';

export const texts = defineTexts(
  'firstRun',
  {
    title: 'First steps',
    lead: 'What Trunkline needs before it routes calls. Each step ticks itself.',
    leadOwn: 'What your numbers need before their calls are routed. Each step ticks itself.',
    progress: '{{done}} of {{all}} steps are done',
    complete: 'Trunkline is ready for calls',
    completeText: 'You find calls and figures in the other pages. The checklist stays until you close it.',
    finished: 'You find calls and figures in the other pages.',
    finish: 'Close the checklist',
    hide: 'Hide the checklist',
    dismissed: 'You find the checklist in your menu at the top: “First steps”.',
    all: 'All steps',
    nextIs: 'Next: {{step}}',
    registersAt: 'A phone system registers at {{addresses}}.',
    but: {
      pending: 'Saved, not in Asterisk yet',
      unregistered: 'Done, but not registered',
      unreachable: 'Done, but not reachable',
    },
    doubt: {
      pending: 'It is on its way to Asterisk. If it stays so, look at its page.',
      unregistered: 'It is not registered, so calls do not get through.',
      unreachable: 'It does not respond to Asterisk.',
    },
    testIt: 'Test it on its page',
    importMany: 'Import many numbers',
    notRead: 'Whether this is done could not be read',
    checking: 'Checking…',
    unknown: 'Not known',
    added: '{{name}} is added',
    openAdded: 'Open it',
    tryIncoming: 'Try an incoming call of the campaign {{campaign}}',
    done: 'Done',
    open: 'Still to do',
    next: 'Next',
    step: {
      tenant: {
        title: 'Add a tenant',
        text: 'Whose numbers and campaigns these are: your own company, or another one whose calls you route.',
        action: 'Add a tenant',
      },
      carrier: {
        title: 'Add a carrier',
        text: 'The company that connects you with the telephone network. Choose its preset, and enter what it gave you.',
        action: 'Add a carrier',
      },
      number: {
        title: 'Add a number',
        text: 'A number (DID) that your carrier sends to you. You can import many from a CSV file.',
        action: 'Add a number',
      },
      client: {
        title: 'Add a client',
        text: 'Who answers the calls: a phone, or another PBX.',
        action: 'Add a client',
      },
      campaign: {
        title: 'Add a campaign',
        text: 'It sends the calls of your numbers to your clients.',
        action: 'Add a campaign',
      },
      call: {
        title: 'Make a test call',
        text: 'Call one of your numbers, or place a call here. The step is done when a call was answered.',
        action: 'Place a call',
      },
      link: {
        title: 'Link a client',
        text: 'Choose on the page of the campaign who answers its calls. A link holds the client’s priority and limits.',
        action: 'Link a client',
      },
    },
    own: {
      number: 'A number (DID) of yours. An admin or staff has its carrier send the calls here.',
      call: 'Call one of your numbers, or place a call here, through a carrier that is offered to you.',
    },
    others: {
      noCampaign:
        'Once you have a campaign, this page shows whether a client and a carrier are available to you.',
      unknown: 'Trunkline could not check whether a client and a carrier are available to you.',
      title: 'What admins and staff do for you',
      text: 'Carriers and clients are added by admins and staff of this platform. If one is missing, ask them.',
      client:
        'There is no active client that you could link. Ask an admin or staff to add the one that answers your calls.',
      carrier:
        'No carrier is offered to you, so you cannot place calls. Ask an admin or staff to offer you one. Calls to your numbers do not need it.',
    },
  },
  {
    title: 'Primeros pasos',
    lead: 'Lo que necesita Trunkline antes de enrutar llamadas. Cada paso se marca solo.',
    leadOwn: 'Lo que necesitan sus números antes de que se enruten sus llamadas. Cada paso se marca solo.',
    progress: '{{done}} de {{all}} pasos están hechos',
    complete: 'Trunkline está listo para llamadas',
    completeText:
      'Las llamadas y las cifras están en las otras páginas. La lista se queda hasta que usted la cierre.',
    finished: 'Las llamadas y las cifras están en las otras páginas.',
    finish: 'Cerrar la lista',
    hide: 'Ocultar la lista',
    dismissed: 'Encontrará la lista en su menú, arriba: «Primeros pasos».',
    all: 'Todos los pasos',
    nextIs: 'Siguiente: {{step}}',
    registersAt: 'Una centralita se registra en {{addresses}}.',
    but: {
      pending: 'Guardado, aún no en Asterisk',
      unregistered: 'Hecho, pero no registrado',
      unreachable: 'Hecho, pero inaccesible',
    },
    doubt: {
      pending: 'Está en camino a Asterisk. Si sigue así, mire su página.',
      unregistered: 'No está registrado, así que las llamadas no llegan.',
      unreachable: 'No responde a Asterisk.',
    },
    testIt: 'Probarlo en su página',
    importMany: 'Importar muchos números',
    notRead: 'No se pudo leer si esto está hecho',
    checking: 'Comprobando…',
    unknown: 'No se sabe',
    added: '{{name}} se ha añadido',
    openAdded: 'Abrir',
    tryIncoming: 'Probar una llamada entrante de la campaña {{campaign}}',
    done: 'Hecho',
    open: 'Pendiente',
    next: 'Siguiente',
    step: {
      tenant: {
        title: 'Añadir una organización',
        text: 'De quién son los números y las campañas: su propia empresa, u otra cuyas llamadas enruta usted.',
        action: 'Añadir una organización',
      },
      carrier: {
        title: 'Añadir un operador',
        text: 'La empresa que le conecta con la red telefónica. Elija su preajuste e introduzca lo que le dio.',
        action: 'Añadir un operador',
      },
      number: {
        title: 'Añadir un número',
        text: 'Un número (DID) que su operador le envía. Puede importar muchos desde un archivo CSV.',
        action: 'Añadir un número',
      },
      client: {
        title: 'Añadir un cliente',
        text: 'Quien contesta las llamadas: un teléfono u otra centralita.',
        action: 'Añadir un cliente',
      },
      campaign: {
        title: 'Añadir una campaña',
        text: 'Envía las llamadas de sus números a sus clientes.',
        action: 'Añadir una campaña',
      },
      call: {
        title: 'Hacer una llamada de prueba',
        text: 'Llame a uno de sus números o haga una llamada aquí. El paso está hecho cuando se contestó una llamada.',
        action: 'Hacer una llamada',
      },
      link: {
        title: 'Enlazar un cliente',
        text: 'Elija en la página de la campaña quién contesta sus llamadas. Un enlace tiene la prioridad del cliente y sus límites.',
        action: 'Enlazar un cliente',
      },
    },
    own: {
      number:
        'Un número (DID) suyo. Un administrador o el personal hace que su operador envíe aquí las llamadas.',
      call: 'Llame a uno de sus números o haga una llamada aquí, por un operador ofrecido a usted.',
    },
    others: {
      noCampaign:
        'Cuando tenga una campaña, esta página muestra si hay un cliente y un operador disponibles para usted.',
      unknown: 'No se pudo comprobar si hay un cliente y un operador disponibles para usted.',
      title: 'Lo que hacen por usted los administradores y el personal',
      text: 'Los administradores y el personal de esta plataforma añaden los operadores y los clientes. Si falta uno, pídaselo.',
      client:
        'No hay ningún cliente activo para un enlace. Pida a un administrador o al personal que añada el que contesta sus llamadas.',
      carrier:
        'No se le ofrece ningún operador, así que no puede hacer llamadas. Pida a un administrador o al personal que le ofrezca uno. Las llamadas a sus números no lo necesitan.',
    },
  },
);
