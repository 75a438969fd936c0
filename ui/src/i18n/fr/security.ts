import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const security: Translation['security'] = {
  title: 'Sécurité',
  account: 'Compte',
  required: 'Un second facteur est exigé ici : ajoutez une clé d’accès ou une application pour continuer.',
  remove: 'Retirer',
  others: {
    act: 'Déconnecter les autres appareils',
    done: (devices) =>
      devices === 0
        ? 'Aucun autre appareil n’était connecté.'
        : count(devices, { one: 'L’autre appareil a été déconnecté.', other: '# autres appareils ont été déconnectés.' }),
    failed: 'Personne n’a été déconnecté.',
  },
  passkeys: {
    title: 'Clés d’accès',
    explain:
      'Connectez-vous avec votre empreinte, votre visage, un code PIN ou une clé de sécurité. Rien à saisir, et rien qu’un faux site puisse vous prendre.',
    unknown: 'Ce navigateur ne connaît pas les clés d’accès.',
    name: 'Nom',
    own: 'Ma clé d’accès',
    add: 'Ajouter une clé d’accès',
    addHint: 'Nommez-la d’après l’endroit où elle se trouve, pour la reconnaître. Votre appareil vous demande ensuite de confirmer.',
    goOn: 'Continuer',
    added: 'Votre clé d’accès est prête.',
    addedWhen: (when) => `Ajoutée ${when}`,
    unused: 'pas encore utilisée',
    used: (when) => `utilisée ${when}`,
    synced: 'synchronisée',
    renameOne: (name) => `Renommer ${name}`,
    removeOne: (name) => `Retirer ${name}`,
    rename: 'Renommer la clé d’accès',
    removeQuestion: (name) => `Retirer « ${name} » ?`,
    removeDetail: 'Vous ne pourrez plus vous connecter avec elle. Votre appareil peut encore la proposer ; supprimez-la là aussi.',
    removed: 'La clé d’accès a été retirée.',
  },
  app: {
    title: 'Application d’authentification',
    explain: 'Une application sur votre téléphone affiche six chiffres, à saisir après votre mot de passe.',
    setUp: 'Configurer une application',
    isSetUp: 'Configurée',
    notSetUp: 'L’application n’a pas été configurée.',
    ready: 'Votre application est configurée.',
    finish: 'Terminer',
    scan: 'Scannez ceci avec votre application d’authentification :',
    picture: 'QR code avec la clé pour votre application',
    type: 'Ou saisissez-y cette clé :',
    code: 'Code affiché par l’application',
    removeQuestion: 'Retirer l’application ?',
    removeDetail: 'Ses codes ne seront plus demandés, ni acceptés.',
    removed: 'L’application a été retirée.',
  },
  codes: {
    title: 'Codes de secours',
    left: (codes) =>
      codes === 0
        ? 'Il n’en reste aucun. Chacun vous laisse entrer une fois, si votre clé d’accès ou votre application est perdue.'
        : count(codes, {
            one: 'Il reste # code. Il vous laisse entrer une fois, si votre clé d’accès ou votre application est perdue.',
            other: 'Il reste # codes. Chacun vous laisse entrer une fois, si votre clé d’accès ou votre application est perdue.',
          }),
    make: 'Créer de nouveaux codes',
    question: 'Créer de nouveaux codes ?',
    detail: 'Les codes que vous avez conservés ne seront plus valables.',
    keep: 'Conservez vos codes de secours',
    keepHint:
      'Ils vous laissent entrer si vous perdez votre clé d’accès ou votre application. Chacun sert une fois. Ils ne sont affichés que maintenant.',
    download: 'Télécharger',
    print: 'Imprimer',
    kept: 'Je les ai conservés',
    copied: 'Les codes sont copiés.',
    notCopied: 'Les codes n’ont pas pu être copiés.',
    byHand: 'Sélectionnez-les, ou téléchargez-les.',
    fileTitle: 'Codes de secours pour Vitae',
    fileMade: (day) => `Créés le ${day}. Chacun sert une fois.`,
  },
  connected: {
    title: 'Comptes reliés',
    explain: 'Connectez-vous avec un compte que vous avez ailleurs.',
    since: (account, when) => `${account} · relié ${when}`,
    connect: 'Relier',
    connectTo: (provider) => `Relier ${provider}`,
    disconnect: 'Dissocier',
    disconnectOne: (provider, account) => `Dissocier ${provider}, ${account}`,
    question: (provider) => `Dissocier ${provider} ?`,
    detail: (account) => `Vous ne pourrez plus vous connecter avec ${account} sur ce service.`,
    done: 'Le compte a été dissocié.',
    failed: 'Rien n’a été relié.',
  },
  proof: {
    title: 'Est-ce bien vous ?',
    explain: 'Cette modification touche à la sécurité de votre compte ; veuillez confirmer.',
    confirm: 'Confirmer',
    choose: {
      passkey: 'Utiliser une clé d’accès',
      totp: 'Utiliser un code de l’application',
      recovery: 'Utiliser un code de secours',
      password: 'Utiliser le mot de passe',
    },
    hints: {
      passkey: 'Votre appareil demande votre empreinte, votre visage, un code PIN ou une clé de sécurité.',
      totp: 'Ouvrez votre application d’authentification et saisissez les six chiffres qu’elle affiche pour Vitae.',
      recovery: 'Saisissez l’un des codes conservés lors de la configuration du second facteur. Chacun sert une fois.',
      password: 'Saisissez le mot de passe de votre compte.',
    },
    code: 'Code',
    recoveryCode: 'Code de secours',
    password: 'Mot de passe',
  },
};
