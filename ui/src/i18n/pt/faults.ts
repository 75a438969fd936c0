import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const faults: Translation['faults'] = {
  said: {
    required: 'Este campo é necessário.',
    wrong_kind: 'Era esperado outro tipo de valor.',
    not_an_address: 'Isto não é um endereço de e-mail.',
    not_a_link: 'Isto não é um link.',
    not_a_date: 'Isto não é uma data.',
    not_text: 'Há caracteres que não são texto.',
    wrong_form: 'Não está escrito na forma certa.',
    not_offered: 'Não está entre as opções.',
    unknown_field: 'Isto não foi pedido.',
    twice: 'Algo aparece duas vezes.',
    taken: 'Já está em uso. Escolha outra opção.',
    unchanged: 'Já é assim.',
    in_the_past: 'Isso já passou.',
    not_allowed: 'Isso não é possível aqui.',
    wrong_password: 'A senha não está certa.',
    own_name: 'Uma senha não pode ser seu próprio nome ou endereço.',
    few_characters: 'Uma senha com poucos caracteres repetidos é das primeiras a serem adivinhadas.',
    guessed_first: 'Esta senha está entre as primeiras a serem adivinhadas. Três palavras suas são melhores.',
    invalid: 'Não é possível aceitar assim.',
  },
  measured: {
    too_short: (n) => count(n, { one: 'Pelo menos # caractere.', other: 'Pelo menos # caracteres.' }),
    too_long: (n) => count(n, { one: 'No máximo # caractere.', other: 'No máximo # caracteres.' }),
    too_few: (n) => count(n, { one: 'Pelo menos # item.', other: 'Pelo menos # itens.' }),
    too_many: (n) => count(n, { one: 'No máximo # item.', other: 'No máximo # itens.' }),
    too_small: (n) => count(n, { other: 'Pelo menos #.' }),
    too_large: (n) => count(n, { other: 'No máximo #.' }),
  },
};
