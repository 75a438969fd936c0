import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const faults: Translation['faults'] = {
  said: {
    required: 'Diese Angabe fehlt.',
    wrong_kind: 'Hier wird etwas anderes erwartet.',
    not_an_address: 'Das ist keine gültige E-Mail-Adresse.',
    not_a_link: 'Das ist kein gültiger Link.',
    not_a_date: 'Das ist kein gültiges Datum.',
    not_text: 'Hier stehen Zeichen, die kein Text sind.',
    wrong_form: 'Das ist nicht in der richtigen Form.',
    not_offered: 'Das steht nicht zur Auswahl.',
    unknown_field: 'Danach wurde nicht gefragt.',
    twice: 'Hier steht etwas doppelt.',
    taken: 'Das ist schon vergeben. Bitte wählen Sie etwas anderes.',
    unchanged: 'Das ist bereits so.',
    in_the_past: 'Das ist schon vorbei.',
    not_allowed: 'Das ist hier nicht möglich.',
    wrong_password: 'Das Passwort stimmt nicht.',
    own_name: 'Ein Passwort darf nicht Ihr eigener Name oder Ihre Adresse sein.',
    few_characters: 'Ein Passwort aus wenigen gleichen Zeichen wird zuerst erraten.',
    guessed_first: 'Dieses Passwort gehört zu denen, die zuerst erraten werden. Drei eigene Wörter sind besser.',
    invalid: 'Diese Angabe ist so nicht möglich.',
  },
  measured: {
    too_short: (n) => count(n, { one: 'Mindestens # Zeichen.', other: 'Mindestens # Zeichen.' }),
    too_long: (n) => count(n, { one: 'Höchstens # Zeichen.', other: 'Höchstens # Zeichen.' }),
    too_few: (n) => count(n, { one: 'Mindestens # Eintrag.', other: 'Mindestens # Einträge.' }),
    too_many: (n) => count(n, { one: 'Höchstens # Eintrag.', other: 'Höchstens # Einträge.' }),
    too_small: (n) => count(n, { other: 'Mindestens #.' }),
    too_large: (n) => count(n, { other: 'Höchstens #.' }),
  },
};
