import type { Translation } from '../translation.ts';

export const person: Translation['person'] = {
  photo: {
    title: 'Foto',
    hint: 'Solo tú la ves, en tu menú.',
    add: 'Añadir una foto',
    replace: 'Reemplazar',
    remove: 'Quitar',
    preparing: 'Reduciendo…',
    sending: 'Enviando…',
    saved: 'Tu foto está guardada.',
    removed: 'Tu foto se quitó.',
    stillThere: 'Tu foto sigue ahí.',
    alt: 'Tu foto',
    unreadable: 'Este archivo no se puede leer aquí como imagen. Elige un JPEG, PNG o WebP.',
    tooLarge: 'Este archivo es demasiado grande. Elige una imagen de menos de 60 MB.',
  },
  confirm: {
    hint: 'Aquí no tienes contraseña. Inicia sesión otra vez con tu otra cuenta y repite el cambio.',
    with: (provider) => `Continuar con ${provider}`,
    signInAgain: 'Cierra sesión, vuelve a iniciarla y haz este cambio en menos de diez minutos.',
  },
  password: {
    none: 'Aquí no tienes contraseña: inicias sesión con otra cuenta. Puedes elegir una.',
    choose: 'Elegir una contraseña',
  },
};
