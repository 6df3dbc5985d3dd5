import { defineTexts } from '~/kit/texts';

export const texts = defineTexts(
  'firstRun',
  {
    title: 'First steps',
    lead: 'What Trunkline needs before it routes calls. Each step ticks itself.',
    progress: '{{done}} of {{all}} steps are done',
    complete: 'Trunkline is ready for calls',
    completeText: 'You find calls and figures in the other pages. The checklist stays until you close it.',
    finished: 'You find calls and figures in the other pages.',
    finish: 'Close the checklist',
    hide: 'Hide the checklist',
    all: 'All steps',
    nextIs: 'Next: {{step}}',
    registersAt: 'A phone system registers at {{addresses}}.',
    unregistered: 'The client is not registered yet, so no call reaches it.',
    done: 'Done',
    open: 'Still to do',
    next: 'Next',
    step: {
      tenant: {
        title: 'Add a tenant',
        text: 'Whose numbers and campaigns these are: your own company, or a customer that sells or buys calls.',
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
        title: 'Start a campaign',
        text: 'It sends the calls of your numbers to your clients.',
        action: 'Add a campaign',
      },
      call: {
        title: 'Make a test call',
        text: 'Call one of your numbers, or place a call here. The step is done when a call was answered.',
        action: 'Place a call',
      },
    },
  },
  {
    title: 'Primeros pasos',
    lead: 'Lo que necesita Trunkline antes de encaminar llamadas. Cada paso se marca solo.',
    progress: '{{done}} de {{all}} pasos están hechos',
    complete: 'Trunkline está listo para llamadas',
    completeText:
      'Las llamadas y las cifras están en las otras páginas. La lista se queda hasta que usted la cierre.',
    finished: 'Las llamadas y las cifras están en las otras páginas.',
    finish: 'Cerrar la lista',
    hide: 'Ocultar la lista',
    all: 'Todos los pasos',
    nextIs: 'Siguiente: {{step}}',
    registersAt: 'Una centralita se registra en {{addresses}}.',
    unregistered: 'El cliente aún no está registrado, así que no le llega ninguna llamada.',
    done: 'Hecho',
    open: 'Pendiente',
    next: 'Siguiente',
    step: {
      tenant: {
        title: 'Añadir una organización',
        text: 'De quién son los números y las campañas: su propia empresa, o un cliente que vende o compra llamadas.',
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
        title: 'Poner en marcha una campaña',
        text: 'Envía las llamadas de sus números a sus clientes.',
        action: 'Añadir una campaña',
      },
      call: {
        title: 'Hacer una llamada de prueba',
        text: 'Llame a uno de sus números o haga una llamada aquí. El paso está hecho cuando se contestó una llamada.',
        action: 'Hacer una llamada',
      },
    },
  },
);
