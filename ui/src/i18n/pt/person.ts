import type { Translation } from '../translation.ts';

export const person: Translation['person'] = {
  photo: {
    title: 'Foto',
    hint: 'Só você a vê, no seu menu.',
    add: 'Adicionar uma foto',
    replace: 'Substituir',
    remove: 'Remover',
    preparing: 'Reduzindo…',
    sending: 'Enviando…',
    saved: 'Sua foto está salva.',
    removed: 'Sua foto foi removida.',
    stillThere: 'Sua foto ainda está lá.',
    alt: 'Sua foto',
    unreadable: 'Este arquivo não pode ser lido como imagem aqui. Escolha um JPEG, PNG ou WebP.',
    tooLarge: 'Este arquivo é grande demais. Escolha uma imagem com menos de 60 MB.',
  },
  confirm: {
    hint: 'Você não tem senha aqui. Entre de novo com a sua outra conta e depois repita a alteração.',
    with: (provider) => `Continuar com ${provider}`,
    signInAgain: 'Saia, entre de novo e faça esta alteração em até dez minutos.',
  },
  password: {
    none: 'Você não tem senha aqui: entra com outra conta. Você pode escolher uma.',
    choose: 'Escolher uma senha',
  },
};
