import { defineTexts } from '~/kit/texts';

/** What to know about a provider, by the id of its preset; only the form needs it. */
export const presetTexts = defineTexts(
  'carrier-presets',
  {
    twilio:
      'The host is the termination URI of the trunk. Set user name and password if the trunk has a credential list, and compare the addresses with the trunk’s own page.',
    vonage: 'User name and password are the account’s API key and secret.',
    bandwidth:
      'The host, and the allowed addresses, are in the account’s own pages. Set user name and password if the account uses SIP credentials.',
    telnyx:
      'User name and password are those of a connection with credentials. The host and the addresses are those of the region US; set both for another region.',
  },
  {
    twilio:
      'El host es la URI de terminación del trunk. Ponga usuario y contraseña si el trunk tiene una lista de credenciales, y compare las direcciones con la página del propio trunk.',
    vonage: 'El usuario y la contraseña son la clave y el secreto de la API de la cuenta.',
    bandwidth:
      'El host y las direcciones permitidas están en las páginas de la cuenta. Ponga usuario y contraseña si la cuenta usa credenciales SIP.',
    telnyx:
      'El usuario y la contraseña son los de una conexión con credenciales. El host y las direcciones son los de la región US; cambie ambos para otra región.',
  },
);
