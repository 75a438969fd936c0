import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: 'No hay nombre arriba.', act: 'Añade tu nombre.' },
  email: { reason: 'No hay correo electrónico.', act: 'Añade la dirección donde quieres que te escriban.' },
  phone: { reason: 'No hay número de teléfono.', act: 'Añade uno, con el prefijo del país, si quieres que te llamen.' },
  city: { reason: 'No hay lugar.', act: 'Añade tu ciudad; muchos sistemas buscan por lugar. La calle no hace falta.' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: 'No se muestra experiencia laboral.',
    act: 'Añade empleos, prácticas o encargos; al principio, los proyectos y el voluntariado también cuentan.',
  },
  education: { reason: 'No se muestra formación.', act: 'Añade tu último centro, título o curso.' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: 'El resumen está después de las secciones que resume.', act: 'Muévelo arriba.' },
  interests: { reason: 'Los intereses están antes de la experiencia o la formación.', act: 'La mayoría los busca al final.' },
  references: { reason: 'Las referencias están antes de la experiencia o la formación.', act: 'La mayoría las busca al final.' },
};
const months = (number: number): string => count(number, { one: '# mes', other: '# meses' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `«\u2068${name}\u2069»`;
const named = (name: string): string => (name === '' ? 'Una entrada' : quoted(name));
const within = (name: string): string => (name === '' ? 'una entrada' : quoted(name));

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'Esto no es un correo electrónico.', act: 'Escríbelo como nombre@example.com, sin espacios.' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'Esta dirección se ve, pero no se puede pulsar.', act: 'Empiézala por https://' }
      : { reason: 'Esto no es la dirección de una página.', act: 'Pégala desde el navegador, con https:// al principio.' },
  'summary-missing': () => ({
    reason: 'No hay resumen.',
    act: 'De dos a cuatro frases arriba dicen a quien lee con prisa qué haces y qué buscas.',
  }),
  'summary-long': ({ characters, most }) => ({
    reason: `El resumen tiene ${n(characters)} caracteres; se leen unos ${n(most)}.`,
    act: 'Conserva lo que importa para esta candidatura y pasa el resto a los empleos.',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)} termina antes de empezar.`, act: 'Revisa ambas fechas.' }),
  'dates-future': ({ name }) => ({ reason: `${named(name)} tiene una fecha futura.`, act: 'Si no es un descuido, di que está previsto.' }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `Algunas fechas tienen mes (${n(withMonths)}), otras solo año (${n(years)}).`,
    act: 'Escríbelas todas igual.',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)} y ${within(other)} coinciden durante ${months(overlap)}. ¿Es así?`,
    act: 'Si uno fue a tiempo parcial o por cuenta propia, dilo en el puesto.',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `Entre ${within(before)} y ${within(after)} hay ${months(gap)} sin entradas.`,
    act: 'Si hay algo que añadir, como formación, cuidados, viajes o trabajo propio, basta una línea. No es obligatorio.',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)} es primera persona; los currículums suelen prescindir de ella.`,
    act: 'Empieza por la acción: «Dirección de un equipo de cinco».',
  }),
  'weak-opening': ({ words }) => ({
    reason: `${quoted(words)} dice que estabas allí, no lo que hiciste.`,
    act: 'Empieza por lo que hiciste y termina con el resultado.',
  }),
  'bullet-long': ({ characters, most }) => ({
    reason: `Este punto tiene ${n(characters)} caracteres; hasta ${n(most)} se leen de un vistazo.`,
    act: 'Acórtalo o divídelo en dos.',
  }),
  'paragraph-long': ({ characters }) => ({
    reason: `Este párrafo tiene ${n(characters)} caracteres.`,
    act: 'Haz un punto de cada cosa que hiciste.',
  }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `Ninguno de los ${n(bullets)} puntos de ${within(name)} tiene una cifra.`,
    act: 'Cuántos, cuánto, con qué frecuencia, a qué ritmo: una cifra real hace más creíble el resto.',
  }),
  'bullet-twice': () => ({ reason: 'La misma línea está dos veces.', act: 'Déjala donde más dice.' }),
  'pages-many': ({ pages, most }) => ({
    reason: `El currículum ocupa ${n(pages)} páginas; la mayoría espera ${n(most)} como mucho.`,
    act: 'Acorta lo más antiguo o ajústalo a menos páginas en Diseño.',
  }),
  'skill-empty': () => ({ reason: 'Esta aptitud aún no dice nada.', act: 'Ponle nombre o quítala.' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `Hay ${n(skills)} aptitudes; más allá de ${n(most)} nadie las lee.`,
    act: 'Conserva aquellas por las que te gustaría que te preguntaran.',
  }),
  'spaces-double': () => ({ reason: 'Hay dos espacios seguidos.', act: 'Quita uno.' }),
  'space-before-comma': () => ({ reason: 'Hay un espacio antes de una coma.', act: 'Quítalo.' }),
  'quotes-mixed': ({ marks }) => ({
    reason: marks === 'quotes' ? 'Se mezclan comillas rectas y tipográficas.' : 'Se mezclan apóstrofos rectos y tipográficos.',
    act: 'Usa siempre los mismos.',
  }),
};

export const check: Translation['check'] = {
  panel: 'Revisión',
  close: 'Cerrar la revisión',
  what: 'Qué revisar',
  tabs: { advice: 'Consejos', job: 'Oferta', reading: 'Como texto' },
  button: (fix, consider) =>
    ['Revisión', fix > 0 && `${n(fix)} por corregir`, consider > 0 && `${n(consider)} por considerar`].filter(Boolean).join(', '),
  buttonWith: (number) => (number > 0 ? `Revisión (${n(number)})` : 'Revisión'),
  nothingYet: 'Aún no hay nada que revisar',
  nothingYetDetail: 'Los consejos llegan al escribir: lo que falta, lo que cuesta leer y las fechas que no encajan.',
  note: 'Reglas sobre el texto, aplicadas en este dispositivo. No saben nada del trabajo en sí: la decisión es tuya.',
  nothingToFix: 'Nada que corregir.',
  toFix: 'Por corregir',
  toConsider: 'Por considerar',
  inOrder: (number) => `En orden (${n(number)})`,
  notForMe: 'No es para mí',
  notForMeList: (number) => `No es para mí (${n(number)})`,
  showAgain: 'Mostrar de nuevo',
  addSection: 'Añadir una sección',
  design: 'Diseño',
  hidden: 'Oculto',
  hiddenHere: 'Oculto en este dispositivo.',
  undo: 'Deshacer',
  advice,
  fine: {
    'contact-missing': 'Nombre, correo, teléfono y lugar están',
    'email-invalid': 'El correo electrónico es válido',
    'link-invalid': 'Los enlaces se pueden abrir',
    'summary-missing': 'Hay un resumen',
    'summary-long': 'El resumen es lo bastante corto',
    'section-missing': 'Experiencia y formación están',
    'section-order': 'Las secciones están donde se buscan',
    'dates-order': 'Nada termina antes de empezar',
    'dates-future': 'Ninguna fecha es futura',
    'dates-precision': 'Las fechas se escriben igual',
    'jobs-overlap': 'Los empleos no coinciden',
    'jobs-gap': 'No hay huecos largos entre empleos',
    'first-person': 'No usa «yo» ni «mi»',
    'weak-opening': 'Las líneas empiezan por lo hecho',
    'bullet-long': 'Los puntos son lo bastante cortos',
    'paragraph-long': 'Ningún empleo es un párrafo largo',
    'numbers-missing': 'Los empleos tienen cifras',
    'bullet-twice': 'Ninguna línea está dos veces',
    'pages-many': 'No ocupa más páginas de las esperadas',
    'skill-empty': 'Cada aptitud dice algo',
    'skills-many': 'No hay demasiadas aptitudes',
    'spaces-double': 'Sin espacios dobles',
    'space-before-comma': 'Sin espacios antes de comas',
    'quotes-mixed': 'Las comillas son iguales',
  },
  job: {
    you: 'Sobre ti',
    gone: 'La oferta se ha borrado.',
    label: 'Oferta de empleo',
    hint: 'Se queda en este dispositivo.',
    placeholder: 'Pega lo que pide la oferta',
    clear: 'Borrar',
    explanation:
      'Ves cuáles de sus palabras tiene tu currículum, dónde están y cuáles faltan. Se comparan tal como están escritas: nada se adivina y no hay puntuación.',
    noTerms: 'Aún no se encontraron términos en este texto.',
    present: 'En tu currículum',
    nonePresent: 'Aún ninguno de sus términos.',
    missing: 'No están en tu currículum',
    onlyIfTrue: 'Añade uno solo si es verdad.',
    bySection: 'Por sección',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join(', '),
  },
  reading: {
    note: 'Lo que lee un sistema de selección, de arriba abajo. Si algo está en un lugar extraño, prueba una plantilla de una columna o la copia junto a «Exportar».',
    missing: 'Algunos caracteres no están en ninguna fuente, así que aún no hay páginas que leer. Las páginas indican cuáles.',
    failed: 'No se pudieron leer las páginas. Tu texto está a salvo.',
    empty: 'Aún no hay nada que leer.',
    text: 'Texto de las páginas',
  },
};
