import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const faults: Translation['faults'] = {
  said: {
    required: 'Este campo es necesario.',
    wrong_kind: 'Se esperaba otro tipo de valor.',
    not_an_address: 'Esto no es una dirección de correo.',
    not_a_link: 'Esto no es un enlace.',
    not_a_date: 'Esto no es una fecha.',
    not_text: 'Contiene caracteres que no son texto.',
    wrong_form: 'No está escrito en la forma debida.',
    not_offered: 'No está entre las opciones.',
    unknown_field: 'Esto no se ha pedido.',
    twice: 'Algo aparece dos veces.',
    taken: 'Ya está en uso. Elige otra opción.',
    unchanged: 'Ya es así.',
    in_the_past: 'Ya ha pasado.',
    not_allowed: 'Aquí no es posible.',
    wrong_password: 'La contraseña no es correcta.',
    own_name: 'Una contraseña no puede ser tu nombre ni tu dirección.',
    few_characters: 'Una contraseña de unos pocos caracteres repetidos es de las primeras que se adivinan.',
    guessed_first: 'Esta contraseña es de las primeras que se adivinan. Tres palabras tuyas son mejores.',
    invalid: 'No se puede aceptar tal como está.',
  },
  measured: {
    too_short: (n) => count(n, { one: 'Al menos # carácter.', other: 'Al menos # caracteres.' }),
    too_long: (n) => count(n, { one: 'Como máximo # carácter.', other: 'Como máximo # caracteres.' }),
    too_few: (n) => count(n, { one: 'Al menos # elemento.', other: 'Al menos # elementos.' }),
    too_many: (n) => count(n, { one: 'Como máximo # elemento.', other: 'Como máximo # elementos.' }),
    too_small: (n) => count(n, { other: 'Al menos #.' }),
    too_large: (n) => count(n, { other: 'Como máximo #.' }),
  },
};
