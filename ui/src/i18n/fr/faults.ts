import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const faults: Translation['faults'] = {
  said: {
    required: 'Ce champ est obligatoire.',
    wrong_kind: 'Une valeur d’un autre type est attendue.',
    not_an_address: 'Ce n’est pas une adresse e-mail.',
    not_a_link: 'Ce n’est pas un lien.',
    not_a_date: 'Ce n’est pas une date.',
    not_text: 'Il contient des caractères qui ne sont pas du texte.',
    wrong_form: 'Ce n’est pas écrit sous la bonne forme.',
    not_offered: 'Cela ne fait pas partie des choix.',
    unknown_field: 'Cela n’a pas été demandé.',
    twice: 'Un élément y figure deux fois.',
    taken: 'C’est déjà pris. Choisissez autre chose.',
    unchanged: 'C’est déjà le cas.',
    in_the_past: 'C’est déjà passé.',
    not_allowed: 'Ce n’est pas possible ici.',
    wrong_password: 'Le mot de passe n’est pas correct.',
    own_name: 'Un mot de passe ne peut pas être votre nom ou votre adresse.',
    few_characters: 'Un mot de passe fait de quelques caractères répétés se devine en premier.',
    guessed_first: 'Ce mot de passe fait partie de ceux que l’on devine en premier. Trois mots à vous valent mieux.',
    invalid: 'Cette valeur ne peut pas être acceptée.',
  },
  measured: {
    too_short: (n) => count(n, { one: 'Au moins # caractère.', other: 'Au moins # caractères.' }),
    too_long: (n) => count(n, { one: 'Au plus # caractère.', other: 'Au plus # caractères.' }),
    too_few: (n) => count(n, { one: 'Au moins # élément.', other: 'Au moins # éléments.' }),
    too_many: (n) => count(n, { one: 'Au plus # élément.', other: 'Au plus # éléments.' }),
    too_small: (n) => count(n, { other: 'Au moins #.' }),
    too_large: (n) => count(n, { other: 'Au plus #.' }),
  },
};
