import type { problems as english } from './en';

/** The sentences in Spanish; a missing code does not compile. */
export const problems: Record<keyof typeof english, string> = {
  'console.offline': 'La consola no responde. Compruebe su conexión.',
  'console.unreadable-answer':
    'Algo entre usted y la consola ha respondido en su lugar, por ejemplo un proxy.',
  'console.failed': 'Algo ha fallado en esta página.',

  'request.malformed-json': 'No se pudo leer la petición. Recargue la página e inténtelo de nuevo.',
  'request.unknown-field':
    'La petición tiene un campo que esta versión no conoce. Recargue la página e inténtelo de nuevo.',
  'request.unknown-parameter':
    'Esta lista no tiene uno de los filtros de la dirección. No se ha cambiado nada.',
  'request.invalid': 'Algunos valores no son válidos. Corrija lo que está marcado.',
  'request.too-large': 'Es más de lo que se puede enviar de una vez. Envíelo en partes más pequeñas.',
  'request.unsupported-media-type': 'Aquí no se aceptan archivos de este tipo.',
  'request.not-acceptable': 'La respuesta no está disponible en el formato pedido.',
  'request.method-not-allowed': 'Esto no se puede hacer aquí.',
  'request.rate-limited': 'Ha enviado demasiadas peticiones en poco tiempo. Espere un momento.',
  'request.idempotency-conflict':
    'Este formulario ya se envió con otros valores. Recargue la página y compruebe lo guardado.',
  'resource.not-found': 'Esto no existe, o pertenece a otra organización.',
  'number.invalid': 'No es un número de teléfono válido. Escríbalo con el código de país, como +34910000000.',
  'tenant.unknown': 'Esa organización no existe.',
  'auth.token-missing': 'No ha iniciado sesión.',
  'auth.token-invalid': 'Su sesión ha terminado. Inicie sesión de nuevo.',
  'auth.access-ended':
    'Su acceso ha terminado, por ejemplo porque cambió la contraseña o el rol. Inicie sesión de nuevo.',
  'auth.forbidden': 'Su rol no permite esto.',
  'auth.scope-missing': 'La clave de API no tiene permiso para esto.',
  'auth.users-only': 'Solo puede hacerlo una persona, no una clave de API.',
  'precondition.failed': 'Otra persona lo ha cambiado entretanto. No se ha guardado nada.',
  'service.not-ready': 'Esta parte acaba de arrancar y aún carga sus datos. Estará lista en un momento.',
  'service.unavailable': 'Una parte de Trunkline no responde ahora.',
  internal: 'Algo ha fallado dentro de Trunkline. Informe del fallo con el id de traza de abajo.',

  'dead-letter.not-found': 'Este evento fallido no existe. Se conservan 30 días.',
  'dead-letter.refused':
    'El evento sigue sin poder procesarse. Elimine antes la causa; está en el log del servicio.',
  'dead-letter.not-redeliverable':
    'Este evento no se puede entregar de nuevo. Reinicie las réplicas del servicio; al arrancar leen todos los eventos.',

  'realtime.keyset-missing':
    'Falta el archivo de claves que abre las contraseñas, así que las tablas de Asterisk no se pueden comparar ni escribir. Dé una copia a realtime-writer.',
  'realtime.secret-unopened':
    'Una contraseña se cifró con una clave que ya no existe. Guarde de nuevo el operador o el cliente con su contraseña.',

  'call-record.not-found':
    'Esa llamada no existe, o pertenece a otra organización. Una llamada nueva aparece en un segundo.',
  'call-record.cursor-expired':
    'Esta posición en la lista de cambios es demasiado antigua. Lea todos los cambios desde el principio.',
  'call-record.export-not-found': 'Esta exportación no existe o ha caducado. Pida una nueva.',
  'call-record.export-not-done': 'La exportación aún no tiene archivo. Espere a que termine.',
  'call-record.too-many-exports': 'Ya hay 10 exportaciones. Elimine una o espere a que caduque.',
  'call-record.range-inverted': 'El final del período es anterior a su comienzo.',

  'campaign.name-taken': 'La organización ya tiene una campaña con este nombre. Elija otro.',
  'did.unknown': 'Uno de los números no existe o pertenece a otra organización.',
  'campaign.did-taken': 'Uno de los números pertenece a otra campaña activa. Quítelo de ella o desactívela.',
  'carrier.unknown': 'Este operador no existe o no se ofrece a la organización.',
  'campaign.client-not-on-offer': 'Este cliente no existe o no está activo.',
  'campaign.prefix-or-carrier': 'Elija un operador o un prefijo de marcación, no ambos.',
  'live.too-many-streams': 'Tiene demasiadas vistas en vivo abiertas. Cierre algunas pestañas.',
  'live.streams-full': 'Ahora no se pueden abrir más vistas en vivo. Las cifras se leen cada pocos segundos.',
  'did.none-available':
    'A la organización no le queda ningún número que pueda mostrarse como llamante. Añada o active uno.',
  'call.did-unusable': 'Este número no está activo o ha llegado a su límite. Elija otro como llamante.',
  'call.route-ambiguous': 'Elija solo una cosa: campaña, operador o prefijo de marcación.',
  'campaign.unknown': 'Esta campaña no existe o pertenece a otra organización.',
  'call.connect-refused':
    'La llamada no se puede conectar ahí. Elija un cliente enlazado a una campaña de la organización.',
  'call.destination-barred': 'La organización tiene prohibido este número.',
  'call.destination-not-allowed': 'La organización no puede llamar a este país.',
  'call.tenant-suspended': 'La organización está suspendida y no puede hacer llamadas.',
  'call.too-fast':
    'La organización ya ha hecho las llamadas que puede en este segundo. Inténtelo en un momento.',
  'call.campaign-unavailable':
    'La campaña no acepta llamadas ahora: está inactiva, cerrada, llena o ha llegado a su límite.',
  'call.already-ended': 'La llamada ya ha terminado.',
  'call.no-client':
    'La campaña rechazaría ahora una llamada entrante, así que no se hizo la llamada de prueba.',
  'call.no-route': 'Ningún operador puede cursar esta llamada ahora. «Explicar» muestra por qué.',

  'auth.external-issuer': 'Aquí se inicia sesión con otro servicio. Use el acceso de su organización.',
  'auth.login-failed': 'El usuario o la contraseña no son correctos, o la cuenta está deshabilitada.',
  'auth.refresh-token-invalid': 'Su sesión ha terminado. Inicie sesión de nuevo.',
  'auth.api-key-refused': 'La clave de API no es correcta, ha caducado o se ha eliminado.',
  'auth.scope-refused': 'La clave de API no tiene este permiso.',
  'auth.grant-type-unsupported': 'No existe esta forma de obtener un token.',
  'auth.login-throttled':
    'Hubo demasiadas contraseñas incorrectas. Espere hasta que pueda intentarlo de nuevo.',
  'tenant.name-taken': 'Otra organización tiene este nombre. Elija otro.',
  'tenant.limit-out-of-range': 'Las llamadas por segundo van de 1 a 1000; vacío significa sin límite.',
  'tenant.destination-invalid':
    'Escriba el destino con el signo más, el código de país y, si quiere, más dígitos, como +44 o +1900.',
  'tenant.in-use': 'La organización aún tiene usuarios o campañas. Elimínelos antes, o suspéndala.',
  'user.username-taken': 'Otra persona tiene este usuario. Elija otro.',
  'user.tenant-mismatch': 'El rol de ventas necesita una organización, y los demás roles no tienen ninguna.',
  'password-key.not-distributed':
    'realtime-writer aún no tiene la clave nueva. Dele el nuevo carrier-keyset.json e inténtelo de nuevo.',
  'password-key.unconfirmed':
    'realtime-writer no responde, así que la clave nueva aún no se usa. Inténtelo de nuevo cuando funcione.',
  'password-key.read-only': 'El servicio no puede escribir el archivo de claves. Cámbielo en su origen.',
  'password-key.in-use': 'Hay contraseñas que aún necesitan esta clave. Espere a que figure como eliminable.',
  'user.password-weak': 'Una contraseña tiene de 12 a 200 caracteres.',
  'user.password-wrong': 'La contraseña actual no es correcta.',
  'user.password-unchanged': 'La contraseña nueva es la que ya tiene. Elija otra.',
  'user.self': 'No puede eliminarse, deshabilitarse ni quitarse el rol. Pídalo a otro administrador.',
  'carrier.name-taken': 'Otro operador tiene este nombre. Elija otro.',
  'carrier.prefix-taken': 'Otro operador tiene este prefijo de marcación. Elija otro o déjelo vacío.',
  'carrier.registration-taken':
    'Otro operador se registra con este usuario en este servidor y puerto. Asterisk no puede distinguirlos.',
  'carrier.trunk-type-unsupported': 'IAX2 aún no se admite.',
  'carrier.host-invalid':
    'No es un nombre de servidor ni una dirección IP. Escríbalo sin espacios, sin sip: y sin puerto.',
  'carrier.port-out-of-range': 'Un puerto va de 1 a 65535; lo habitual es 5060.',
  'carrier.cidr-invalid':
    'Una de las entradas no es una dirección IP ni un bloque como 192.0.2.0/24, o el bloque es demasiado amplio.',
  'carrier.registration-incomplete': 'Un registro necesita usuario y contraseña.',
  'carrier.credentials-incomplete': 'Una contraseña necesita también un usuario.',
  'carrier.prefix-invalid': 'Un prefijo de marcación tiene de 1 a 10 dígitos.',
  'carrier.dial-timeout-out-of-range': 'La espera de respuesta va de 1 a 3600 segundos.',
  'carrier.priority-out-of-range': 'La prioridad va de 1, que se prueba primero, a 100.',
  'carrier.limit-out-of-range':
    'Las llamadas simultáneas van de 1 a 10000 y las llamadas por segundo de 1 a 1000. Vacío significa sin límite.',
  'carrier.failover-invalid':
    'Una regla vale para un estado SIP de 300 a 699 o una causa de cause:1 a cause:127.',
  'carrier.outbound-proxy-invalid':
    'Escriba el proxy como servidor, con puerto si hace falta, como proxy.example.com:5060.',
  'carrier.external-id-taken': 'Otro operador tiene este id.',
  'carrier.preset-unknown': 'Estos ajustes de proveedor ya no existen. Elija otros.',
  'carrier.has-prefix': 'El operador ya tiene otro prefijo de marcación. Cámbielo en el operador.',
  'carrier.in-use': 'Hay campañas activas que usan este operador. Asígneles otro antes.',
  'client.name-taken': 'Otro cliente tiene este nombre. Elija otro.',
  'client.username-taken': 'Este usuario está o estuvo en uso. Elija otro.',
  'client.username-fixed': 'El usuario de un cliente no se puede cambiar. Cree otro cliente.',
  'client.in-use': 'El cliente está enlazado a campañas. Desenlácelo antes, o desactívelo.',
  'client.host-invalid':
    'No es un nombre de servidor ni una dirección IP. Escríbalo sin espacios, sin sip: y sin puerto.',
  'client.limit-out-of-range': 'Las llamadas simultáneas van de 1 a 10000. Vacío significa sin límite.',
  'client.port-out-of-range': 'Un puerto va de 1 a 65535; lo habitual es 5060.',
  'endpoint.codec-unknown': 'Asterisk no conoce uno de estos códecs.',
  'endpoint.setting-unknown': 'Uno de estos ajustes no existe o no se puede cambiar aquí.',
  'endpoint.setting-invalid': 'Uno de estos ajustes tiene un valor que Asterisk no acepta.',
  'dialplan.line-taken': 'Ya hay una línea con este contexto, extensión y prioridad. Cambie esa.',
  'dialplan.context-not-allowed': 'Solo se pueden añadir líneas al contexto from-campaign.',
  'dialplan.exten-invalid': 'Escriba un número, o un patrón de dígitos, X, Z, N, * y # tras un guion bajo.',
  'dialplan.exten-reserved':
    'Las extensiones de esta forma son de los prefijos de marcación. Ponga el prefijo en un operador.',
  'dialplan.app-not-allowed': 'Esta aplicación no se puede usar en una línea propia.',
  'dialplan.appdata-invalid': 'La aplicación no acepta estos argumentos. Omita variables y funciones.',

  'did.already-exists': 'La organización ya tiene este número.',
  'did.number-active-elsewhere': 'El número está activo en otra organización. Solo una puede tenerlo activo.',
  'did.in-active-campaign': 'Una campaña activa recibe llamadas en este número. Quítelo antes de la campaña.',
  'did.number-fixed': 'El número en sí no se puede cambiar. Elimínelo y añada otro.',
  'import.unreadable':
    'El archivo no se puede leer, repite una columna o tiene más de 10.000 filas. No se importó ninguna fila.',
  'import.not-csv': 'Esto no es un archivo CSV. Guarde la hoja como CSV e inténtelo de nuevo.',
  'import.empty': 'El archivo no tiene filas bajo la cabecera.',
  'import.no-number-column': 'Ninguna columna tiene los números. Indique cuál es, o llámela «number».',
  'import.unknown-column': 'Una columna no se conoce. Indique qué es, o déjela fuera.',
  'import.line-too-long': 'Una línea del archivo es demasiado larga. Puede faltar una comilla antes.',
  'endpoint.no-node':
    'Ningún nodo ha informado en 10 minutos, así que no se puede probar nada. Mire los nodos.',
  'endpoint.streams-full': 'Se están siguiendo demasiadas pruebas a la vez. Inténtelo más tarde.',
  'endpoint.test-running': 'Ya hay una prueba en curso. Espere a que termine.',
  'endpoint.too-many-streams': 'Está siguiendo demasiadas pruebas a la vez. Cierre algunas páginas.',
  'import.ended': 'La importación ya ha terminado. Lo importado se queda.',
  'import.streams-full': 'Se están siguiendo demasiadas importaciones a la vez. Inténtelo más tarde.',
  'import.too-large': 'El archivo es demasiado grande. Envíelo por partes o sin vista previa.',
  'import.too-many':
    'La organización tiene cinco importaciones en curso. Espere a que termine una o cancele una.',
  'import.too-many-streams': 'Está siguiendo demasiadas importaciones a la vez. Cierre algunas páginas.',
  'session.cross-origin': 'Otra página intentó hacer esto en su nombre. No se cambió nada.',
  'session.ended': 'Su sesión ha terminado. Vuelva a iniciar sesión.',
  'session.header-missing': 'La petición no vino de la consola. Recargue la página e inténtelo de nuevo.',
  'session.missing': 'No ha iniciado sesión.',
  'statistics.bucket-invalid': 'Los pasos de la serie no dividen una hora ni un día. Elija otros.',
  'statistics.too-many-buckets':
    'Son demasiados pasos para una serie. Elija pasos más largos o menos tiempo.',
};
