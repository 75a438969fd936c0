import { formsOf } from '#protocol/forms';
import type { PageWords } from './en.ts';

const { count } = formsOf('es');

export const es: PageWords = {
  resume: 'Currículum',
  bar: { label: 'Esta página', download: 'Descargar PDF', report: 'Denunciar' },
  back: 'Volver a la página',
  tooOften: (seconds) =>
    count(seconds, {
      one: 'Demasiados intentos. Vuelve a intentarlo dentro de # segundo.',
      other: 'Demasiados intentos. Vuelve a intentarlo dentro de # segundos.',
    }),
  nothing: {
    title: 'Aquí no hay ninguna página',
    text: 'Puede que la dirección esté mal escrita o que se haya retirado la página. Pide un enlace nuevo a quien la compartió.',
  },
  expired: {
    title: 'Este enlace ha caducado',
    text: 'Se compartió solo por un tiempo, que ya ha pasado. Pide un enlace nuevo a quien lo envió.',
  },
  busy: { title: 'Un momento', text: 'Ahora mismo hay mucha actividad. Vuelve a intentarlo dentro de un momento.' },
  broken: {
    title: 'Algo ha salido mal',
    text: 'Es culpa nuestra y no se ha perdido nada. Vuelve a intentarlo dentro de un momento.',
    support: (request) => `Para asistencia: ${request}`,
  },
  password: {
    title: 'Esta página necesita una contraseña',
    text: 'Quien te envió el enlace puede decirte cuál es.',
    label: 'Contraseña',
    open: 'Abrir la página',
    missing: 'Escribe la contraseña.',
    wrong: 'Esa no es la contraseña.',
  },
  making: {
    title: 'Se está creando el PDF',
    text: 'Tarda unos segundos. La descarga empezará sola.',
    again: 'Comprobar ahora',
  },
  notMade: {
    title: 'No se ha podido crear el PDF',
    text: 'En su lugar puedes imprimir la página: también está pensada para papel.',
  },
  report: {
    title: 'Denunciar esta página',
    text: 'Nuestros moderadores la revisarán. Guardamos lo que escribes, no quién eres.',
    what: '¿Qué problema tiene?',
    reasons: {
      impersonation: 'Se hace pasar por otra persona',
      'personal-data': 'Muestra datos privados de alguien',
      spam: 'Es spam o un fraude',
      offensive: 'Es ofensiva u obscena',
      other: 'Otra cosa',
    },
    missing: 'Elige qué problema tiene.',
    more: 'Más detalles (opcional)',
    send: 'Enviar la denuncia',
  },
  reported: { title: 'Gracias', text: 'Nuestros moderadores han recibido la denuncia y revisarán la página.' },
};
