import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `, ${count(size, { other: '# Ko' })}`);
const pages = (number: number): string => count(number, { one: '# page', other: '# pages' });

export const exports: Translation['exports'] = {
  button: 'Exporter',
  running: 'Export…',
  percent: (number) => `${number} %`,
  more: 'Autres formats',
  kinds: {
    ats: 'Copie pour logiciels de recrutement (une colonne)',
    reading: 'Ce que lit un logiciel de recrutement',
    pictures: 'Pages en images (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'Texte brut',
    jsonresume: 'Format JSON Resume',
    'reactive-resume': 'Format Reactive Resume',
    json: 'Fichier Vitae, avec tout',
  },
  offline: 'Vous êtes hors ligne.',
  offlineFile: 'Le fichier est créé à partir de ce qui est enregistré ; exportez quand la connexion sera revenue.',
  pdf: {
    making: 'Création du PDF',
    ready: (number, size) => `Votre PDF est prêt : ${pages(number)}${kilobytes(size)}.`,
    offline: 'Le PDF est créé à partir de ce qui est enregistré ; exportez quand la connexion sera revenue.',
    failed: 'Aucun PDF n’a été créé',
    failedToast: 'Aucun PDF n’a été créé.',
  },
  pictures: {
    making: 'Création des images',
    ready: (number, size) => `Vos images sont prêtes : ${pages(number)}${kilobytes(size)}.`,
    offline: 'Les images sont créées à partir de ce qui est enregistré ; exportez quand la connexion sera revenue.',
    failed: 'Aucune image n’a été créée',
    failedToast: 'Aucune image n’a été créée.',
  },
  download: 'Télécharger',
  downloadAgain: 'Télécharger à nouveau',
  tryAgain: 'Réessayer',
  notHere: 'Le fichier n’est pas là.',
  failures: {
    missing_glyphs: 'Certains caractères ne peuvent pas être imprimés avec nos polices.',
    too_complex: 'C’est bien plus long qu’un CV. Masquez ou raccourcissez des sections, puis réessayez.',
    unknown_photo: 'Cette photo n’est pas là ; ajoutez-la de nouveau.',
    verification_failed: 'Le fichier n’a pas passé sa propre vérification.',
    render_failed: 'Les pages n’ont pas pu être créées, malgré plusieurs essais.',
    gone: 'Le fichier a été supprimé ; exportez à nouveau.',
    other: 'Un problème est survenu de notre côté. Votre CV est en sécurité.',
  },
  glyphIn: (glyph, place) => [glyph, ' dans ', place],
  reading: {
    title: 'Ce que lit un logiciel de recrutement',
    hint: 'Lu dans le PDF terminé, de haut en bas. Si quelque chose semble mal placé ici, essayez la copie en une colonne.',
    text: 'Texte du PDF',
    close: 'Fermer',
  },
};
