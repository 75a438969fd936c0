import { formsOf } from '#protocol/forms';
import type { PageWords } from './en.ts';

const { count } = formsOf('fr');

export const fr: PageWords = {
  resume: 'CV',
  bar: { label: 'Cette page', download: 'Télécharger le PDF', report: 'Signaler' },
  back: 'Retour à la page',
  tooOften: (seconds) =>
    count(seconds, {
      one: 'Trop de tentatives. Réessayez dans # seconde.',
      other: 'Trop de tentatives. Réessayez dans # secondes.',
    }),
  nothing: {
    title: 'Il n’y a pas de page ici',
    text: 'L’adresse est peut-être mal saisie, ou la page a été retirée. Demandez un nouveau lien à la personne qui l’a partagée.',
  },
  expired: {
    title: 'Ce lien a expiré',
    text: 'La page n’était partagée que pour un temps, qui est écoulé. Demandez un nouveau lien à la personne qui vous l’a envoyé.',
  },
  busy: { title: 'Un instant', text: 'Il y a beaucoup d’activité en ce moment. Réessayez dans un instant.' },
  broken: {
    title: 'Une erreur s’est produite',
    text: 'Elle vient de nous, et rien n’a été perdu. Réessayez dans un instant.',
    support: (request) => `Pour l’assistance : ${request}`,
  },
  password: {
    title: 'Cette page demande un mot de passe',
    text: 'La personne qui vous a envoyé le lien peut vous le donner.',
    label: 'Mot de passe',
    open: 'Ouvrir la page',
    missing: 'Saisissez le mot de passe.',
    wrong: 'Ce n’est pas le mot de passe.',
  },
  making: {
    title: 'Le PDF est en préparation',
    text: 'Cela prend quelques secondes. Le téléchargement commencera tout seul.',
    again: 'Vérifier maintenant',
  },
  notMade: {
    title: 'Le PDF n’a pas pu être créé',
    text: 'Vous pouvez imprimer la page à la place : elle est aussi conçue pour le papier.',
  },
  report: {
    title: 'Signaler cette page',
    text: 'Nos modérateurs l’examineront. Nous conservons ce que vous écrivez, pas qui vous êtes.',
    what: 'Quel est le problème ?',
    reasons: {
      impersonation: 'Elle usurpe l’identité de quelqu’un',
      'personal-data': 'Elle montre des informations privées de quelqu’un',
      spam: 'C’est du spam ou une escroquerie',
      offensive: 'Elle est haineuse ou obscène',
      other: 'Autre chose',
    },
    missing: 'Choisissez quel est le problème.',
    more: 'Précisions (facultatif)',
    send: 'Envoyer le signalement',
  },
  reported: { title: 'Merci', text: 'Nos modérateurs ont reçu votre signalement et examineront la page.' },
};
