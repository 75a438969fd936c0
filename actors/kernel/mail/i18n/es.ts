import { formsOf } from '#protocol/forms';
import type { MailWords } from './en.ts';

const { count } = formsOf('es');

export const es: MailWords = {
  hello: 'Hola:',
  helloTo: (name) => `Hola, ${name}:`,
  notYou: (link) => `Si no has sido tú, elige cuanto antes una contraseña nueva: ${link}`,
  quote: (words) => `«${words}»`,
  untitled: 'Currículum sin título',
  device: {
    on: (browser, system) => `${browser} en ${system}`,
    with: (system) => `un dispositivo con ${system}`,
    unknown: 'un dispositivo desconocido',
  },

  ignore: 'Si no sabes de qué se trata, no hace falta hacer nada.',
  suspended: {
    subject: 'Tu cuenta está suspendida',
    said: 'Tu cuenta de Vitae se ha suspendido. No puedes iniciar sesión y tus páginas públicas están retiradas. Este es el motivo:',
    foot: 'Si crees que es un error, responde a este mensaje o pregunta a quien gestiona este servicio.',
  },
  pageDown: {
    subject: 'Se ha retirado una de tus páginas públicas',
    said: (slug) => `Tu página pública «${slug}» en Vitae se ha retirado. El currículum sigue como estaba. Este es el motivo:`,
    button: 'Responder',
    foot: 'Puedes responder una vez; después se revisará de nuevo.',
  },
  appealRefused: {
    subject: 'Tu página pública sigue retirada',
    said: (slug) => `hemos revisado de nuevo tu página pública «${slug}» en Vitae con tu respuesta. Sigue retirada. Este es el motivo:`,
  },
  pageBack: { subject: 'Tu página pública ha vuelto', said: (slug) => `Tu página pública «${slug}» en Vitae vuelve a estar disponible.` },
  viewed: {
    subject: 'Alguien está viendo tu cuenta',
    said: (byName, minutes) =>
      `${byName}, que presta ayuda en Vitae, está viendo tu cuenta durante ${minutes} minutos como máximo. Ve tus currículums como tú y no puede cambiar nada.`,
    ask: 'Este es el motivo:',
    foot: 'Lo verás en Vitae mientras dure. Termina en cuanto cierres tus otras sesiones. Si no lo esperabas, pregunta a quien gestiona este servicio.',
  },
  restored: { subject: 'Tu cuenta está abierta de nuevo', said: 'Tu cuenta de Vitae ya no está suspendida. Todo sigue como estaba.' },
  founded: {
    subject: (name) => `${name} tiene un espacio en Vitae`,
    said: (name) =>
      `«${name}» tiene un espacio propio en Vitae, y su administración queda en tus manos. Crea una cuenta con esta dirección y confírmala:`,
    button: 'Crear una cuenta',
  },
  join: {
    subject: (tenant) => `${tenant} te invita`,
    said: (tenant) => `«${tenant}» te invita a escribir tu currículum con su ayuda. Sigue el enlace para crear tu cuenta:`,
    button: 'Unirme',
    foot: 'El enlace funciona una vez, durante 30 días. Si no sabes de qué se trata, no tienes que hacer nada.',
  },
  exportedByStaff: {
    subject: 'Se hace una copia de tu cuenta',
    said: (byName) =>
      `${byName}, que administra Vitae donde estás, hace una copia de todo lo que contiene tu cuenta: tus datos y tus propios currículums, con sus comentarios y archivos.`,
    ask: 'Este es el motivo:',
    foot: 'En tu cuenta no cambia nada. Si no lo esperabas, pregunta a quien lleva este sitio.',
  },
  plans: {
    'payment-failed': {
      subject: 'Un pago de tu plan no se ha completado',
      said: (plan, day) =>
        `el pago de tu plan «${plan}» en Vitae no se ha completado. Conservas el plan hasta el ${day}; mientras tanto se volverá a intentar. Comprueba si tu forma de pago sigue siendo correcta:`,
    },
    'plan-ended': {
      subject: 'Tu plan ha terminado',
      said: (plan) =>
        `tu plan «${plan}» en Vitae ha terminado porque no se pudo pagar. No se ha eliminado nada tuyo: puedes leer y exportar todo como antes. Puedes empezar el plan de nuevo cuando quieras:`,
    },
    'trial-ends': {
      subject: (day) => `Tu periodo de prueba termina el ${day}`,
      said: (plan, day) =>
        `el periodo de prueba de tu plan «${plan}» en Vitae termina el ${day}. Después será de pago, a menos que lo canceles antes:`,
    },
    button: 'Ver tu plan',
  },
  reviewWithdrawn: {
    subject: 'La revisión de tu currículum se ha retirado',
    said: (title: string) =>
      `«${title}» está en la papelera, así que ya nadie lo revisa. Recupéralo y pide otra revisión si todavía la quieres.`,
  },
  reviewed: {
    subject: (coach) => `${coach} ha revisado tu currículum`,
    said: (coach, title) => `${coach} ha terminado la revisión de tu currículum «${title}». Sus comentarios están en él.`,
  },

  verifyEmail: {
    subject: 'Confirma tu dirección de correo',
    ask: 'Confirma que esta dirección es tuya:',
    button: 'Confirmar esta dirección',
    foot: 'El enlace funciona una sola vez, durante 24 horas. Si no has creado una cuenta en Vitae, no hace falta hacer nada.',
  },
  addressTaken: {
    subject: 'Ya tienes una cuenta',
    said: 'Alguien, quizá tú, acaba de intentar usar esta dirección para otra cuenta en Vitae. Ya tienes una cuenta aquí:',
    button: 'Iniciar sesión',
    foot: 'Si no has sido tú, no hace falta hacer nada: nadie ha entrado en tu cuenta.',
  },
  changeEmail: {
    subject: 'Confirma tu nueva dirección de correo',
    ask: 'Confirma que tu cuenta de Vitae debe tener esta dirección a partir de ahora:',
    button: 'Usar esta dirección',
    foot: 'El enlace funciona una sola vez, durante 24 horas. Hasta entonces no cambia nada.',
  },
  emailChanged: {
    subject: 'Tu dirección de correo ha cambiado',
    said: 'Tu cuenta de Vitae tiene otra dirección de correo a partir de ahora. Ya no se enviarán mensajes a esta.',
    foot: 'Si no has sido tú, responde a este mensaje o pide ayuda a quien gestiona este servicio.',
  },
  resetPassword: {
    subject: 'Elige una contraseña nueva',
    ask: 'Alguien, esperamos que tú, ha olvidado la contraseña de tu cuenta de Vitae. Elige una nueva aquí:',
    button: 'Elegir una contraseña nueva',
    foot: 'El enlace funciona una sola vez, durante 30 minutos. Si no has sido tú, no hace falta hacer nada: tu contraseña sigue igual.',
  },
  passwordChanged: {
    subject: 'Tu contraseña ha cambiado',
    said: (when) => `La contraseña de tu cuenta de Vitae se cambió el ${when}. Se han cerrado todas las demás sesiones.`,
    tokens: 'Los programas que tienen estos tokens de API aún pueden actuar en tu nombre:',
    more: (n) => count(n, { one: 'y # más', other: 'y # más' }),
    button: 'Ver tus tokens de API',
  },
  newDevice: {
    subject: 'Inicio de sesión en un dispositivo nuevo',
    said: (when, device) => `El ${when} se inició sesión en tu cuenta de Vitae desde un dispositivo hasta ahora desconocido: ${device}.`,
  },
  sessionStolen: {
    subject: 'Una de tus sesiones se ha cerrado por seguridad',
    said: (when, device) =>
      `El ${when} alguien usó una clave antigua de una de tus sesiones (${device}). Puede que la hayan copiado, así que esa sesión se ha cerrado en todas partes.`,
  },
  seeSessions: 'Ver tus sesiones',
  security: {
    'passkey-added': {
      subject: 'Se ha añadido una clave de acceso a tu cuenta',
      said: (when, item) =>
        `El ${when} se añadió la clave de acceso «${item}» a tu cuenta de Vitae. A partir de ahora sirve para iniciar sesión.`,
    },
    'passkey-removed': {
      subject: 'Se ha quitado una clave de acceso de tu cuenta',
      said: (when, item) => `El ${when} se quitó la clave de acceso «${item}» de tu cuenta de Vitae. Ya no sirve para iniciar sesión.`,
    },
    'totp-added': {
      subject: 'Se ha configurado una aplicación de autenticación',
      said: (when) =>
        `El ${when} se configuró una aplicación de autenticación para tu cuenta de Vitae. A partir de ahora se pide uno de sus códigos al iniciar sesión.`,
    },
    'totp-removed': {
      subject: 'Se ha quitado tu aplicación de autenticación',
      said: (when) =>
        `El ${when} se quitó la aplicación de autenticación de tu cuenta de Vitae. Ya no se piden sus códigos al iniciar sesión.`,
    },
    'recovery-renewed': {
      subject: 'Tienes códigos de recuperación nuevos',
      said: (when) => `El ${when} se crearon códigos de recuperación nuevos para tu cuenta de Vitae. Los anteriores ya no funcionan.`,
    },
    'identity-linked': {
      subject: 'Se ha conectado una cuenta a la tuya',
      said: (when, item) => `El ${when} se conectó ${item} a tu cuenta de Vitae. Quien inicie sesión allí puede iniciar sesión aquí.`,
    },
    'identity-unlinked': {
      subject: 'Se ha desconectado una cuenta de la tuya',
      said: (when, item) => `El ${when} se desconectó ${item} de tu cuenta de Vitae. Ya no sirve para iniciar sesión.`,
    },
    'token-made': {
      subject: 'Se ha creado un token de API',
      said: (when, item) =>
        `El ${when} se creó el token de API «${item}» para tu cuenta de Vitae. Un programa que lo tenga puede actuar en tu nombre.`,
    },
  },
  seeSecurity: 'Ver qué protege tu cuenta',

  deletionPlanned: {
    subject: (day) => `Tu cuenta se eliminará el ${day}`,
    said: (day) =>
      `Como pediste, tu cuenta de Vitae y todo lo que en ella es solo tuyo se eliminarán el ${day}. Hasta entonces puedes deshacerlo:`,
    saidByTenant: (day) =>
      `Quien gestiona este servicio ha decidido que tu cuenta de Vitae y todo lo que en ella es solo tuyo se eliminen el ${day}. Hasta entonces puedes deshacerlo:`,
    button: 'Conservar mi cuenta',
  },
  deletionUndone: {
    subject: 'Tu cuenta se conserva',
    said: 'Tu cuenta de Vitae no se eliminará. Todo sigue como estaba.',
  },

  invite: {
    subject: (from) => `${from} comparte un currículum contigo`,
    viewer: (from, title) => `${from} te invita a leer el currículum «${title}» en Vitae:`,
    commenter: (from, title) => `${from} te invita a leer y comentar el currículum «${title}» en Vitae:`,
    editor: (from, title) => `${from} te invita a editar el currículum «${title}» en Vitae:`,
    foot: 'El enlace funciona una sola vez, durante 14 días. Si no sabes de qué se trata, no hace falta hacer nada.',
  },
  openResume: 'Abrir el currículum',
  comment: {
    mention: {
      subject: (from) => `${from} te ha mencionado en un comentario`,
      said: (from, title) => `${from} te ha mencionado en un comentario sobre el currículum «${title}» en Vitae:`,
    },
    reply: {
      subject: (from) => `${from} ha respondido a tu comentario`,
      said: (from, title) => `${from} ha respondido a tu comentario sobre el currículum «${title}» en Vitae:`,
    },
    button: 'Abrir la conversación',
    foot: 'De una misma conversación recibes como mucho un mensaje cada diez minutos.',
  },
  suggestion: {
    accepted: {
      subject: (from) => `${from} ha aceptado tu sugerencia`,
      said: (from, title) => `${from} ha aceptado un cambio que sugeriste para el currículum «${title}» en Vitae:`,
    },
    declined: {
      subject: (from) => `${from} ha rechazado tu sugerencia`,
      said: (from, title) => `${from} ha rechazado un cambio que sugeriste para el currículum «${title}» en Vitae:`,
    },
    foot: 'Sobre sugerencias recibes como mucho un mensaje cada diez minutos; puede que ya haya más decisiones.',
  },
  exported: {
    done: {
      subject: (file) => `Tu archivo está listo: ${file}`,
      said: (file) => `El archivo que pediste, «${file}», está listo. Descárgalo desde tu currículum:`,
      foot: 'Se conserva durante siete días.',
    },
    failed: {
      subject: (file) => `No se ha creado el archivo: ${file}`,
      said: (file) =>
        `El archivo que pediste, «${file}», no se ha podido crear. En tu currículum encontrarás más información y podrás volver a intentarlo:`,
    },
  },
};
