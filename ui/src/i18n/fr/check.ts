import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: 'Il n’y a pas de nom en haut.', act: 'Ajoutez votre nom.' },
  email: { reason: 'Il n’y a pas d’adresse e-mail.', act: 'Ajoutez celle où l’on doit vous écrire.' },
  phone: { reason: 'Il n’y a pas de numéro de téléphone.', act: 'Ajoutez-en un, avec l’indicatif du pays, si vous voulez être appelé.' },
  city: {
    reason: 'Il n’y a pas de lieu.',
    act: 'Ajoutez votre ville ; beaucoup de systèmes cherchent par lieu. La rue n’est pas nécessaire.',
  },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: 'Aucune expérience professionnelle n’apparaît.',
    act: 'Ajoutez des emplois, des stages ou des missions ; au début, projets et bénévolat comptent aussi.',
  },
  education: { reason: 'Aucune formation n’apparaît.', act: 'Ajoutez votre dernière école, votre diplôme ou votre formation.' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: 'Le résumé vient après les sections qu’il résume.', act: 'Déplacez-le en haut.' },
  interests: {
    reason: 'Les centres d’intérêt précèdent l’expérience ou la formation.',
    act: 'La plupart des lecteurs les cherchent à la fin.',
  },
  references: { reason: 'Les références précèdent l’expérience ou la formation.', act: 'La plupart des lecteurs les cherchent à la fin.' },
};
const months = (number: number): string => count(number, { one: '# mois', other: '# mois' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `« \u2068${name}\u2069 »`;
const named = (name: string): string => (name === '' ? 'Une entrée' : quoted(name));
const within = (name: string): string => (name === '' ? 'une entrée' : quoted(name));
const owned = (name: string): string => (name === '' ? 'd’une entrée' : `de ${quoted(name)}`);

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'Ce n’est pas une adresse e-mail.', act: 'Écrivez-la comme nom@example.com, sans espaces.' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'Cette adresse s’affiche, mais on ne peut pas cliquer dessus.', act: 'Faites-la commencer par https://' }
      : { reason: 'Ce n’est pas l’adresse d’une page.', act: 'Collez-la depuis le navigateur, avec https:// au début.' },
  'summary-missing': () => ({
    reason: 'Il n’y a pas de résumé.',
    act: 'Deux à quatre phrases en tête disent à un lecteur pressé ce que vous faites et ce que vous cherchez.',
  }),
  'summary-long': ({ characters, most }) => ({
    reason: `Le résumé compte ${n(characters)} caractères ; environ ${n(most)} sont lus.`,
    act: 'Gardez ce qui compte pour cette candidature et placez le reste dans les emplois.',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)} se termine avant de commencer.`, act: 'Vérifiez les deux dates.' }),
  'dates-future': ({ name }) => ({
    reason: `${named(name)} a une date à venir.`,
    act: 'Si ce n’est pas une erreur, dites que c’est prévu.',
  }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `Certaines dates ont des mois (${n(withMonths)}), d’autres seulement des années (${n(years)}).`,
    act: 'Écrivez-les toutes de la même façon.',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)} et ${within(other)} se chevauchent de ${months(overlap)}. Est-ce exact ?`,
    act: 'Si l’un était à temps partiel ou en indépendant, dites-le dans le poste.',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `Entre ${within(before)} et ${within(after)}, il y a ${months(gap)} sans entrée.`,
    act: 'S’il y a quelque chose à ajouter, comme une formation, des soins, un voyage ou un projet, une ligne suffit. Rien ne vous y oblige.',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)} est la première personne ; les CV s’en passent le plus souvent.`,
    act: 'Commencez par l’action : « Direction d’une équipe de cinq personnes ».',
  }),
  'weak-opening': ({ words }) => ({
    reason: `${quoted(words)} dit que vous étiez là, pas ce que vous avez fait.`,
    act: 'Commencez par ce que vous avez fait et finissez par le résultat.',
  }),
  'bullet-long': ({ characters, most }) => ({
    reason: `Ce point compte ${n(characters)} caractères ; jusqu’à ${n(most)} se lisent d’un coup d’œil.`,
    act: 'Raccourcissez-le ou faites-en deux.',
  }),
  'paragraph-long': ({ characters }) => ({
    reason: `Ce paragraphe compte ${n(characters)} caractères.`,
    act: 'Faites un point de chaque chose accomplie.',
  }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `Aucun des ${n(bullets)} points ${owned(name)} ne contient de chiffre.`,
    act: 'Combien, à quelle fréquence, à quelle vitesse : un chiffre vrai rend le reste plus crédible.',
  }),
  'bullet-twice': () => ({ reason: 'La même ligne figure deux fois.', act: 'Gardez-la là où elle dit le plus.' }),
  'pages-many': ({ pages, most }) => ({
    reason: `Le CV fait ${n(pages)} pages ; la plupart des lecteurs en attendent ${n(most)} au plus.`,
    act: 'Raccourcissez le plus ancien, ou ajustez-le à moins de pages dans Mise en page.',
  }),
  'skill-empty': () => ({ reason: 'Cette compétence ne dit encore rien.', act: 'Nommez-la ou supprimez-la.' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `Il y a ${n(skills)} compétences ; au-delà de ${n(most)}, personne ne les lit.`,
    act: 'Gardez celles sur lesquelles vous aimeriez être interrogé.',
  }),
  'spaces-double': () => ({ reason: 'Il y a deux espaces de suite.', act: 'Supprimez-en une.' }),
  'space-before-comma': () => ({ reason: 'Il y a une espace avant une virgule.', act: 'Supprimez-la.' }),
  'quotes-mixed': ({ marks }) => ({
    reason:
      marks === 'quotes' ? 'Guillemets droits et typographiques sont mélangés.' : 'Apostrophes droites et typographiques sont mélangées.',
    act: 'Utilisez partout les mêmes.',
  }),
};

export const check: Translation['check'] = {
  panel: 'Vérification',
  close: 'Fermer la vérification',
  what: 'Que vérifier',
  tabs: { advice: 'Conseils', job: 'Offre d’emploi', reading: 'En texte' },
  button: (fix, consider) =>
    ['Vérification', fix > 0 && `${n(fix)} à corriger`, consider > 0 && `${n(consider)} à considérer`].filter(Boolean).join(', '),
  buttonWith: (number) => (number > 0 ? `Vérification (${n(number)})` : 'Vérification'),
  nothingYet: 'Rien à vérifier pour l’instant',
  nothingYetDetail:
    'Les conseils viennent à mesure que vous écrivez : ce qui manque, ce qui se lit mal et les dates qui ne concordent pas.',
  note: 'Des règles sur le texte, appliquées sur cet appareil. Elles ne savent rien du travail lui-même : c’est vous qui décidez.',
  nothingToFix: 'Rien à corriger.',
  toFix: 'À corriger',
  toConsider: 'À considérer',
  inOrder: (number) => `En ordre (${n(number)})`,
  notForMe: 'Pas pour moi',
  notForMeList: (number) => `Pas pour moi (${n(number)})`,
  showAgain: 'Afficher de nouveau',
  addSection: 'Ajouter une section',
  design: 'Mise en page',
  hidden: 'Masqué',
  hiddenHere: 'Masqué sur cet appareil.',
  undo: 'Annuler',
  advice,
  fine: {
    'contact-missing': 'Nom, e-mail, téléphone et lieu sont là',
    'email-invalid': 'L’adresse e-mail est valable',
    'link-invalid': 'Les liens peuvent être suivis',
    'summary-missing': 'Il y a un résumé',
    'summary-long': 'Le résumé est assez court',
    'section-missing': 'Expérience et formation sont là',
    'section-order': 'Les sections sont là où on les cherche',
    'dates-order': 'Rien ne finit avant de commencer',
    'dates-future': 'Aucune date n’est à venir',
    'dates-precision': 'Les dates sont écrites de la même façon',
    'jobs-overlap': 'Les emplois ne se chevauchent pas',
    'jobs-gap': 'Pas de longs vides entre les emplois',
    'first-person': 'Sans « je » ni « mon »',
    'weak-opening': 'Les lignes commencent par l’action',
    'bullet-long': 'Les points sont assez courts',
    'paragraph-long': 'Aucun emploi n’est un long paragraphe',
    'numbers-missing': 'Les emplois ont des chiffres',
    'bullet-twice': 'Aucune ligne ne figure deux fois',
    'pages-many': 'Pas plus de pages qu’attendu',
    'skill-empty': 'Chaque compétence dit quelque chose',
    'skills-many': 'Il n’y a pas trop de compétences',
    'spaces-double': 'Pas de doubles espaces',
    'space-before-comma': 'Pas d’espaces avant les virgules',
    'quotes-mixed': 'Les guillemets sont uniformes',
  },
  job: {
    you: 'Vous',
    gone: 'L’offre d’emploi a été effacée.',
    label: 'Offre d’emploi',
    hint: 'Elle reste sur cet appareil.',
    placeholder: 'Collez ce que l’offre demande',
    clear: 'Effacer',
    explanation:
      'Vous voyez lesquels de ses mots figurent dans votre CV, où ils sont et lesquels manquent. Les mots sont comparés tels qu’ils sont écrits : rien n’est deviné, et il n’y a pas de note.',
    noTerms: 'Aucun terme trouvé dans ce texte pour l’instant.',
    present: 'Dans votre CV',
    nonePresent: 'Aucun de ses termes pour l’instant.',
    missing: 'Absents de votre CV',
    onlyIfTrue: 'N’en ajoutez un que s’il est vrai.',
    bySection: 'Par section',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join(', '),
  },
  reading: {
    note: 'Ce que lit un logiciel de recrutement, de haut en bas. Si quelque chose semble mal placé, essayez un modèle en une colonne ou la copie à côté d’« Exporter ».',
    missing: 'Certains caractères ne figurent dans aucune police, il n’y a donc pas encore de pages à lire. Les pages disent lesquels.',
    failed: 'Les pages n’ont pas pu être lues. Votre texte est en sécurité.',
    empty: 'Il n’y a encore rien à lire.',
    text: 'Texte des pages',
  },
};
