import type { Translation } from '../translation.ts';
import { count, list } from './forms.ts';

const waiting = (n: number) => count(n, { one: '# modification en attente', other: '# modifications en attente' });

export const editor: Translation['editor'] = {
  untitled: 'CV sans titre',
  yourResumes: 'Vos CV',
  yourAccount: 'Votre compte',
  opening: {
    tab: 'Ouverture',
    title: 'Ouverture du CV',
    noConnection: 'Pas encore de connexion',
    opensByItself: 'Le CV s’ouvrira de lui-même dès que le serveur répondra.',
  },
  top: {
    titleField: 'Titre du CV',
    showOutline: 'Afficher le plan',
    hideOutline: 'Masquer le plan',
    find: 'Chercher et faire',
    findWith: (keys) => `Chercher et faire (${keys})`,
    history: 'Historique',
    alsoHere: 'Aussi ici',
    moreHere: (n) => `+${n}`,
  },
  appearance: { title: 'Apparence', likeSystem: 'Comme le système', system: 'Système', light: 'Clair', dark: 'Sombre' },
  views: { all: 'Parties de l’éditeur', content: 'Contenu', preview: 'Aperçu', design: 'Mise en page', more: 'Plus' },
  sections: {
    all: 'Sections',
    you: 'Vous',
    youHold: 'Nom, coordonnées, lieu',
    empty: 'Vide',
    entries: (n) => count(n, { one: '# entrée', other: '# entrées' }),
    hidden: 'masqué sur la page',
    add: 'Ajouter une section',
    usual: 'La plupart des CV ont un profil, une expérience, une formation, des compétences et des langues.',
    addUsual: 'Ajouter ces sections',
  },
  acts: {
    moreFor: (name) => `Plus pour ${name}`,
    moveUp: 'Monter',
    moveDown: 'Descendre',
    choose: 'Sélectionner',
    chooseNoMore: 'Désélectionner',
    duplicate: 'Dupliquer',
    show: 'Afficher sur la page',
    hide: 'Masquer sur la page',
    comment: 'Commenter',
    delete: 'Supprimer',
    deleted: (name) => `« ${name} » a été supprimé.`,
    moved: (name, place, all) => `${name} : maintenant ${place} sur ${all}.`,
  },
  readOnly: {
    viewer: 'Vous pouvez lire ce CV. Son propriétaire peut vous permettre de le modifier.',
    commenter: 'Vous pouvez lire et commenter ce CV. Son propriétaire peut vous permettre de le modifier.',
  },
  ended: {
    titles: {
      forbidden: 'Ce CV n’est pas partagé avec vous',
      too_old: 'Il existe une version plus récente de Vitae',
      signed_out: 'Vous avez été déconnecté',
      somebody_else: 'Une autre personne est connectée dans ce navigateur',
      removed: 'Vous n’avez plus accès à ce CV',
    },
    removed: 'Son propriétaire vous a retiré, ou vous l’avez quitté dans une autre fenêtre. Ce que vous avez écrit y reste.',
    removedUnsaved: (n) =>
      `Son propriétaire vous a retiré, ou vous l’avez quitté dans une autre fenêtre. ${count(n, { one: 'Votre dernière modification n’a pas pu être enregistrée', other: 'Vos # dernières modifications n’ont pas pu être enregistrées' })} ; ce que vous avez écrit avant y reste.`,
    forbidden: 'Demandez une invitation à son propriétaire, ou connectez-vous avec le compte invité.',
    tooOld: 'Rechargez la page pour continuer.',
    somebodyElse: 'Pour continuer ici, connectez-vous à votre compte dans un autre onglet, puis réessayez.',
    somebodyElseKept: (n) =>
      `${count(n, { one: '# de vos modifications attend', other: '# de vos modifications attendent' })} sur cet appareil, et rien n’est envoyé sous l’autre nom. Pour continuer ici, connectez-vous à votre compte dans un autre onglet, puis réessayez.`,
    somebodyElseUnkept: (n) =>
      `${count(n, { one: '# de vos modifications attend', other: '# de vos modifications attendent' })} dans cette page : gardez-la ouverte, et rien n’est envoyé sous l’autre nom. Pour continuer ici, connectez-vous à votre compte dans un autre onglet, puis réessayez.`,
    signedOut: 'Tout ce que vous avez écrit est enregistré.',
    signedOutUnsaved: (n) =>
      count(n, {
        one: '# modification n’a pas pu être enregistrée. Elle est encore dans cette page : gardez-la ouverte, connectez-vous dans l’autre onglet, puis réessayez ici.',
        other:
          '# modifications n’ont pas pu être enregistrées. Elles sont encore dans cette page : gardez-la ouverte, connectez-vous dans l’autre onglet, puis réessayez ici.',
      }),
    notAccepted: (n) => count(n, { one: '# non acceptée', other: '# non acceptées' }),
    reload: 'Recharger',
    signIn: 'Se connecter',
    tryAgain: 'Réessayer',
  },
  leave: {
    title: (n, resume) =>
      count(n, { one: `# modification de « ${resume} » serait perdue`, other: `# modifications de « ${resume} » seraient perdues` }),
    refused:
      'Elles n’ont pas été acceptées, et ce navigateur ne garde rien sur l’appareil : elles ne sont que sur cette page. Copiez-les d’abord, ou enregistrez-les dans un fichier.',
    offline:
      'Il n’y a pas de connexion, et ce navigateur ne garde rien sur l’appareil : elles ne sont que sur cette page. Elles s’enregistreront d’elles-mêmes au retour de la connexion.',
    leave: 'Quitter quand même',
    stay: 'Rester',
  },
  notices: {
    overwritten: (field) => `Quelqu’un a modifié après vous : ${field}.`,
    theirsIsShown: 'C’est l’autre version qui est affichée.',
    useMine: 'Garder la mienne',
    refused: (n) => count(n, { one: '# modification n’a pas été acceptée.', other: '# modifications n’ont pas été acceptées.' }),
    refusedWhy: (reason) => `${reason} Rien de ce que vous avez écrit n’est perdu.`,
    show: 'Afficher',
    copy: 'Copier mon texte',
    trouble: {
      rate_limited: 'Trop de demandes ; patientez un instant.',
      document_full: 'Le CV a atteint sa taille limite.',
      too_large: 'C’est trop volumineux.',
      forbidden: 'Vous n’en avez pas le droit.',
      unavailable: 'Service occupé ; réessayez dans un instant.',
      other: 'Un problème est survenu chez nous ; rien n’est perdu.',
    },
  },
  saved: {
    saved: 'Enregistré',
    saving: 'Enregistrement',
    connecting: 'Connexion',
    onDevice: 'Enregistré sur cet appareil',
    waiting,
    waitingUnkept: (n) => `${waiting(n)}, sans copie sur cet appareil`,
    offline: 'Hors ligne : tout est enregistré',
    offlineWaiting: (n) => `Hors ligne : ${waiting(n)}`,
    offlineKept: (n) =>
      count(n, {
        one: 'Hors ligne : # modification gardée sur cet appareil',
        other: 'Hors ligne : # modifications gardées sur cet appareil',
      }),
    offlineUnkept: (n) =>
      count(n, {
        one: 'Hors ligne : # modification non gardée sur cet appareil',
        other: 'Hors ligne : # modifications non gardées sur cet appareil',
      }),
  },
  deeds: {
    change: 'modification',
    changeOf: (field) => `modification – ${field}`,
    changeOfDesign: 'modification de la mise en page',
    changeOfFields: (n) => count(n, { one: 'modification de # champ', other: 'modification de # champs' }),
    typing: (field) => `saisie – ${field}`,
    deletingIn: (field) => `effacement – ${field}`,
    formatting: (field) => `mise en forme – ${field}`,
    editing: (field) => `modification – ${field}`,
    hiding: (thing) => `masquage – ${thing}`,
    showing: (thing) => `affichage – ${thing}`,
    moving: (thing) => `déplacement – ${thing}`,
    deleting: (thing) => `suppression – ${thing}`,
    restoring: (thing) => `restauration – ${thing}`,
    addingItem: ({ one }) => `ajout d’${one}`,
    addingSection: (title) => `ajout de la section « ${title} »`,
    addingSections: (n) => count(n, { one: 'ajout de # section', other: 'ajout de # sections' }),
  },
  undo: {
    nothing: 'Annuler',
    deed: (deed) => `Annuler : ${deed}`,
    done: (deed) => `Annulé : ${deed}.`,
    notDone: (deed) => `Non annulé : ${deed}.`,
    notAll: 'Tout n’a pas pu être annulé.',
  },
  redo: {
    nothing: 'Rétablir',
    deed: (deed) => `Rétablir : ${deed}`,
    done: (deed) => `Rétabli : ${deed}.`,
    notDone: (deed) => `Non rétabli : ${deed}.`,
    notAll: 'Tout n’a pas pu être rétabli.',
  },
  withKeys: (words, keys) => `${words} (${keys})`,
  deletedSince: 'L’élément a été supprimé entre-temps.',
  changedSince: (names) => `Modifié entre-temps par quelqu’un d’autre, et laissé tel quel : ${list(names)}.`,
};
