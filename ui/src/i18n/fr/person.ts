import type { Translation } from '../translation.ts';

export const person: Translation['person'] = {
  photo: {
    title: 'Photo',
    hint: 'Vous seul la voyez, dans votre menu.',
    add: 'Ajouter une photo',
    replace: 'Remplacer',
    remove: 'Supprimer',
    preparing: 'Réduction en cours…',
    sending: 'Envoi en cours…',
    saved: 'Votre photo est enregistrée.',
    removed: 'Votre photo est supprimée.',
    stillThere: 'Votre photo est toujours là.',
    alt: 'Votre photo',
    unreadable: 'Ce fichier ne peut pas être lu comme image ici. Choisissez un JPEG, un PNG ou un WebP.',
    tooLarge: 'Ce fichier est trop volumineux. Choisissez une image de moins de 60 Mo.',
  },
  confirm: {
    hint: 'Vous n’avez pas de mot de passe ici. Connectez-vous de nouveau avec votre autre compte, puis refaites ce changement.',
    with: (provider) => `Continuer avec ${provider}`,
    signInAgain: 'Déconnectez-vous, reconnectez-vous, puis faites ce changement dans les dix minutes.',
  },
  password: {
    none: 'Vous n’avez pas de mot de passe ici : vous vous connectez avec un autre compte. Vous pouvez en choisir un.',
    choose: 'Choisir un mot de passe',
  },
};
