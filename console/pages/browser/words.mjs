/** What the paths look for on the pages, in English and Spanish: the texts as people read them. */
const SPANISH = {
  'A call would not reach a client now': 'Ahora una llamada no llegaría a ningún cliente',
  'Actions for': 'Acciones de',
  'Add a client': 'Añadir un cliente',
  'Call the campaign now': 'Llamar ahora a la campaña',
  Calls: 'Llamadas',
  'Check again': 'Comprobar de nuevo',
  'Check username and password.': 'Compruebe el usuario y la contraseña.',
  Chosen: 'Elegido',
  'Add the campaign': 'Añadir la campaña',
  Edit: 'Editar',
  'Hang up': 'Colgar',
  'Import 3 rows': 'Importar 3 filas',
  Imported: 'Importado',
  'Limits and hours': 'Límites y horario',
  Name: 'Nombre',
  Next: 'Siguiente',
  'Next in turn': 'El siguiente',
  'Number to call': 'Número al que llamar',
  'Numbers that are answered': 'Números que se atienden',
  'Open the carrier': 'Abrir el operador',
  Passed: 'Superado',
  'Place a test call': 'Hacer una llamada de prueba',
  Registered: 'Registrado',
  Registration: 'Registro',
  Replace: 'Sustituir',
  'Show the added numbers': 'Mostrar los números añadidos',
  'Start the test': 'Iniciar la prueba',
  'Talking with': 'Hablando ahora con',
  Tenant: 'Organización',
  Test: 'Probar',
  'Test call': 'Llamada de prueba',
  'The latest calls': 'Las últimas llamadas',
  'Try an incoming call': 'Probar una llamada entrante',
  'hung up': 'colgó',
  'in Asterisk after': 'en Asterisk tras',
  'to client': 'al cliente',
};

export function wordIn(language, english) {
  if (language === 'en') return english;
  if (!(english in SPANISH)) throw new Error(`browser/words.mjs has no Spanish for "${english}"`);
  return SPANISH[english];
}
