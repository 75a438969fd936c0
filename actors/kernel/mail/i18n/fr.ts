import { formsOf } from '#protocol/forms';
import type { MailWords } from './en.ts';

const { count } = formsOf('fr');

export const fr: MailWords = {
  hello: 'Bonjour,',
  helloTo: (name) => `Bonjour ${name},`,
  notYou: (link) => `Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe : ${link}`,
  quote: (words) => `« ${words} »`,
  untitled: 'CV sans titre',
  device: {
    on: (browser, system) => `${browser} sur ${system}`,
    with: (system) => `un appareil ${system}`,
    unknown: 'un appareil inconnu',
  },

  ignore: 'Si vous ne savez pas de quoi il s’agit, vous n’avez rien à faire.',
  suspended: {
    subject: 'Votre compte est suspendu',
    said: 'Votre compte Vitae a été suspendu. Vous ne pouvez pas vous connecter et vos pages publiques sont retirées. Voici pourquoi :',
    foot: 'Si vous pensez qu’il s’agit d’une erreur, répondez à ce message ou adressez-vous aux responsables de ce service.',
  },
  pageDown: {
    subject: 'Une de vos pages publiques a été retirée',
    said: (slug) => `Votre page publique « ${slug} » sur Vitae a été retirée. Le CV lui-même n’a pas changé. Voici pourquoi :`,
    button: 'Répondre',
    foot: 'Vous pouvez répondre une fois ; la page sera alors réexaminée.',
  },
  appealRefused: {
    subject: 'Votre page publique reste retirée',
    said: (slug) =>
      `votre page publique « ${slug} » sur Vitae a été réexaminée avec votre réponse. Elle reste retirée. En voici la raison :`,
  },
  pageBack: {
    subject: 'Votre page publique est de retour',
    said: (slug) => `Votre page publique « ${slug} » sur Vitae est de nouveau en ligne.`,
  },
  viewed: {
    subject: 'Quelqu’un consulte votre compte',
    said: (byName, minutes) =>
      `${byName}, de l’équipe d’assistance de Vitae, consulte votre compte pendant ${minutes} minutes au plus. Vos CV sont vus comme vous les voyez, et rien ne peut être modifié.`,
    ask: 'En voici la raison :',
    foot: 'Vous le voyez dans Vitae tant que cela dure. Tout s’arrête dès que vous fermez vos autres sessions. Si vous ne vous y attendiez pas, adressez-vous à l’équipe qui gère ce service.',
  },
  restored: { subject: 'Votre compte est de nouveau ouvert', said: 'Votre compte Vitae n’est plus suspendu. Rien n’a changé.' },
  founded: {
    subject: (name) => `${name} a son espace sur Vitae`,
    said: (name) =>
      `« ${name} » a son propre espace sur Vitae, et vous devez en être l’administrateur. Créez un compte avec cette adresse et confirmez-la :`,
    button: 'Créer un compte',
  },
  join: {
    subject: (tenant) => `${tenant} vous invite`,
    said: (tenant) => `« ${tenant} » vous invite à rédiger votre CV avec son aide. Suivez le lien pour créer votre compte :`,
    button: 'Rejoindre',
    foot: 'Le lien fonctionne une fois, pendant 30 jours. Si vous ne savez pas de quoi il s’agit, vous n’avez rien à faire.',
  },
  exportedByStaff: {
    subject: 'Une copie de votre compte est réalisée',
    said: (byName) =>
      `${byName}, responsable de Vitae chez vous, réalise une copie de tout ce que contient votre compte : vos informations et vos propres CV, avec leurs commentaires et leurs fichiers.`,
    ask: 'En voici la raison :',
    foot: 'Rien ne change dans votre compte. Renseignez-vous auprès des responsables si vous ne vous y attendiez pas.',
  },
  plans: {
    'payment-failed': {
      subject: 'Un paiement pour votre formule a échoué',
      said: (plan, day) =>
        `le paiement de votre formule « ${plan} » sur Vitae a échoué. Vous gardez la formule jusqu’au ${day} ; d’ici là, le paiement sera tenté à nouveau. Vérifiez que votre moyen de paiement est toujours valable :`,
    },
    'plan-ended': {
      subject: 'Votre formule a pris fin',
      said: (plan) =>
        `votre formule « ${plan} » sur Vitae a pris fin, car elle n’a pas pu être payée. Rien n’a été supprimé : vous pouvez tout lire et tout exporter comme avant. Vous pouvez reprendre la formule à tout moment :`,
    },
    'trial-ends': {
      subject: (day) => `Votre essai se termine le ${day}`,
      said: (plan, day) =>
        `l’essai de votre formule « ${plan} » sur Vitae se termine le ${day}. Ensuite, elle est payante, sauf si vous y mettez fin avant :`,
    },
    button: 'Voir votre formule',
  },
  reviewWithdrawn: {
    subject: 'La relecture de votre CV est annulée',
    said: (title: string) =>
      `« ${title} » est dans la corbeille : plus personne ne le relit. Restaurez-le et redemandez une relecture si vous le souhaitez encore.`,
  },
  reviewed: {
    subject: (coach) => `${coach} a relu votre CV`,
    said: (coach, title) => `${coach} a terminé la relecture de votre CV « ${title} ». Ses commentaires s’y trouvent.`,
  },

  verifyEmail: {
    subject: 'Confirmez votre adresse e-mail',
    ask: 'Confirmez que cette adresse est bien la vôtre :',
    button: 'Confirmer cette adresse',
    foot: 'Le lien fonctionne une seule fois, pendant 24 heures. Si vous n’avez pas créé de compte sur Vitae, vous n’avez rien à faire.',
  },
  addressTaken: {
    subject: 'Vous avez déjà un compte',
    said: 'Quelqu’un, peut-être vous, vient d’essayer d’utiliser cette adresse pour un autre compte sur Vitae. Vous avez déjà un compte ici :',
    button: 'Se connecter',
    foot: 'Si ce n’était pas vous, vous n’avez rien à faire : personne n’a eu accès à votre compte.',
  },
  changeEmail: {
    subject: 'Confirmez votre nouvelle adresse e-mail',
    ask: 'Confirmez que votre compte Vitae doit désormais avoir cette adresse :',
    button: 'Utiliser cette adresse',
    foot: 'Le lien fonctionne une seule fois, pendant 24 heures. D’ici là, rien ne change.',
  },
  emailChanged: {
    subject: 'Votre adresse e-mail a été modifiée',
    said: 'Votre compte Vitae a désormais une autre adresse e-mail. Plus aucun message ne sera envoyé à celle-ci.',
    foot: 'Si ce n’était pas vous, répondez à ce message ou demandez de l’aide aux responsables de ce service.',
  },
  resetPassword: {
    subject: 'Choisissez un nouveau mot de passe',
    ask: 'Quelqu’un, vous sans doute, a oublié le mot de passe de votre compte Vitae. Choisissez-en un nouveau ici :',
    button: 'Choisir un nouveau mot de passe',
    foot: 'Le lien fonctionne une seule fois, pendant 30 minutes. Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe ne change pas.',
  },
  passwordChanged: {
    subject: 'Votre mot de passe a été modifié',
    said: (when) => `Le mot de passe de votre compte Vitae a été modifié le ${when}. Toutes les autres sessions ont été fermées.`,
    tokens: 'Les programmes qui détiennent ces jetons d’API peuvent toujours agir en votre nom :',
    more: (n) => count(n, { one: 'et # autre', other: 'et # autres' }),
    button: 'Voir vos jetons d’API',
  },
  newDevice: {
    subject: 'Connexion depuis un nouvel appareil',
    said: (when, device) => `Une connexion à votre compte Vitae a eu lieu le ${when} depuis un appareil encore inconnu : ${device}.`,
  },
  sessionStolen: {
    subject: 'Une de vos sessions a été fermée par sécurité',
    said: (when, device) =>
      `Le ${when}, quelqu’un a utilisé une ancienne clé d’une de vos sessions (${device}). Elle a peut-être été copiée : cette session a donc été fermée partout.`,
  },
  seeSessions: 'Voir vos sessions',
  security: {
    'passkey-added': {
      subject: 'Une clé d’accès a été ajoutée à votre compte',
      said: (when, item) =>
        `Le ${when}, la clé d’accès « ${item} » a été ajoutée à votre compte Vitae. Elle permet désormais de se connecter.`,
    },
    'passkey-removed': {
      subject: 'Une clé d’accès a été retirée de votre compte',
      said: (when, item) =>
        `Le ${when}, la clé d’accès « ${item} » a été retirée de votre compte Vitae. Elle ne permet plus de se connecter.`,
    },
    'totp-added': {
      subject: 'Une application d’authentification a été configurée',
      said: (when) =>
        `Le ${when}, une application d’authentification a été configurée pour votre compte Vitae. Un de ses codes est désormais demandé à la connexion.`,
    },
    'totp-removed': {
      subject: 'Votre application d’authentification a été retirée',
      said: (when) =>
        `Le ${when}, l’application d’authentification a été retirée de votre compte Vitae. Ses codes ne sont plus demandés à la connexion.`,
    },
    'recovery-renewed': {
      subject: 'Vous avez de nouveaux codes de secours',
      said: (when) => `Le ${when}, de nouveaux codes de secours ont été créés pour votre compte Vitae. Les anciens ne fonctionnent plus.`,
    },
    'identity-linked': {
      subject: 'Un compte a été associé au vôtre',
      said: (when, item) =>
        `Le ${when}, ${item} a été associé à votre compte Vitae. Toute personne qui s’y connecte peut se connecter ici.`,
    },
    'identity-unlinked': {
      subject: 'Un compte a été dissocié du vôtre',
      said: (when, item) => `Le ${when}, ${item} a été dissocié de votre compte Vitae. Il ne permet plus de se connecter.`,
    },
    'token-made': {
      subject: 'Un jeton d’API a été créé',
      said: (when, item) =>
        `Le ${when}, le jeton d’API « ${item} » a été créé pour votre compte Vitae. Un programme qui le détient peut agir en votre nom.`,
    },
  },
  seeSecurity: 'Voir ce qui protège votre compte',

  deletionPlanned: {
    subject: (day) => `Votre compte sera supprimé le ${day}`,
    said: (day) =>
      `Comme vous l’avez demandé, votre compte Vitae et tout ce qui n’appartient qu’à vous seront supprimés le ${day}. D’ici là, vous pouvez annuler :`,
    saidByTenant: (day) =>
      `Les responsables de ce service ont décidé que votre compte Vitae et tout ce qui n’appartient qu’à vous seront supprimés le ${day}. D’ici là, vous pouvez annuler :`,
    button: 'Garder mon compte',
  },
  deletionUndone: {
    subject: 'Votre compte est conservé',
    said: 'Votre compte Vitae ne sera pas supprimé. Rien n’a changé.',
  },

  invite: {
    subject: (from) => `${from} partage un CV avec vous`,
    viewer: (from, title) => `${from} vous invite à lire le CV « ${title} » sur Vitae :`,
    commenter: (from, title) => `${from} vous invite à lire et à commenter le CV « ${title} » sur Vitae :`,
    editor: (from, title) => `${from} vous invite à modifier le CV « ${title} » sur Vitae :`,
    foot: 'Le lien fonctionne une seule fois, pendant 14 jours. Si vous ne savez pas de quoi il s’agit, vous n’avez rien à faire.',
  },
  openResume: 'Ouvrir le CV',
  comment: {
    mention: {
      subject: (from) => `${from} vous a mentionné dans un commentaire`,
      said: (from, title) => `${from} vous a mentionné dans un commentaire sur le CV « ${title} » sur Vitae :`,
    },
    reply: {
      subject: (from) => `${from} a répondu à votre commentaire`,
      said: (from, title) => `${from} a répondu à votre commentaire sur le CV « ${title} » sur Vitae :`,
    },
    button: 'Ouvrir la conversation',
    foot: 'Pour une même conversation, vous recevez au plus un message toutes les dix minutes.',
  },
  suggestion: {
    accepted: {
      subject: (from) => `${from} a accepté votre suggestion`,
      said: (from, title) => `${from} a accepté une modification que vous aviez suggérée pour le CV « ${title} » sur Vitae :`,
    },
    declined: {
      subject: (from) => `${from} a refusé votre suggestion`,
      said: (from, title) => `${from} a refusé une modification que vous aviez suggérée pour le CV « ${title} » sur Vitae :`,
    },
    foot: 'Pour les suggestions, vous recevez au plus un message toutes les dix minutes ; d’autres décisions ont pu être prises entre-temps.',
  },
  exported: {
    done: {
      subject: (file) => `Votre fichier est prêt : ${file}`,
      said: (file) => `Le fichier demandé, « ${file} », est prêt. Récupérez-le depuis votre CV :`,
      foot: 'Il est conservé pendant sept jours.',
    },
    failed: {
      subject: (file) => `Le fichier n’a pas été créé : ${file}`,
      said: (file) =>
        `Le fichier demandé, « ${file} », n’a pas pu être créé. Vous en saurez plus depuis votre CV, où vous pouvez réessayer :`,
    },
  },
};
