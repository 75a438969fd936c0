import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: 'Não há nome no topo.', act: 'Adicione seu nome.' },
  email: { reason: 'Não há e-mail.', act: 'Adicione o endereço em que você quer receber mensagens.' },
  phone: { reason: 'Não há telefone.', act: 'Adicione um, com o código do país, se quiser receber ligações.' },
  city: { reason: 'Não há local.', act: 'Adicione sua cidade; muitos sistemas buscam por local. A rua não é necessária.' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: 'Nenhuma experiência profissional aparece.',
    act: 'Adicione empregos, estágios ou trabalhos; no início, projetos e voluntariado também contam.',
  },
  education: { reason: 'Nenhuma formação aparece.', act: 'Adicione sua última escola, diploma ou curso.' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: 'O resumo está depois das seções que ele resume.', act: 'Mova-o para o topo.' },
  interests: { reason: 'Interesses estão antes da experiência ou da formação.', act: 'A maioria os procura no fim.' },
  references: { reason: 'Referências estão antes da experiência ou da formação.', act: 'A maioria as procura no fim.' },
};
const months = (number: number): string => count(number, { one: '# mês', other: '# meses' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `“\u2068${name}\u2069”`;
const named = (name: string): string => (name === '' ? 'Uma entrada' : quoted(name));
const within = (name: string): string => (name === '' ? 'uma entrada' : quoted(name));

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'Isto não é um e-mail.', act: 'Escreva como nome@example.com, sem espaços.' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'Este endereço aparece, mas não pode ser clicado.', act: 'Comece com https://' }
      : { reason: 'Isto não é o endereço de uma página.', act: 'Cole-o do navegador, com https:// no início.' },
  'summary-missing': () => ({
    reason: 'Não há resumo.',
    act: 'De duas a quatro frases no topo dizem a quem tem pressa o que você faz e o que procura.',
  }),
  'summary-long': ({ characters, most }) => ({
    reason: `O resumo tem ${n(characters)} caracteres; cerca de ${n(most)} são lidos.`,
    act: 'Mantenha o que importa para esta vaga e leve o resto para os empregos.',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)} termina antes de começar.`, act: 'Confira as duas datas.' }),
  'dates-future': ({ name }) => ({ reason: `${named(name)} tem uma data futura.`, act: 'Se não for engano, diga que está previsto.' }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `Algumas datas têm mês (${n(withMonths)}), outras só ano (${n(years)}).`,
    act: 'Escreva todas do mesmo jeito.',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)} e ${within(other)} coincidem por ${months(overlap)}. É isso mesmo?`,
    act: 'Se um deles foi em meio período ou autônomo, diga isso no cargo.',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `Entre ${within(before)} e ${within(after)} há ${months(gap)} sem entrada.`,
    act: 'Se houver algo a acrescentar, como curso, cuidados, viagem ou trabalho próprio, uma linha basta. Não é obrigatório.',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)} é primeira pessoa; currículos geralmente não a usam.`,
    act: 'Comece pela ação: “Liderança de uma equipe de cinco”.',
  }),
  'weak-opening': ({ words }) => ({
    reason: `${quoted(words)} diz que você estava lá, não o que fez.`,
    act: 'Comece pelo que fez e termine com o resultado.',
  }),
  'bullet-long': ({ characters, most }) => ({
    reason: `Este tópico tem ${n(characters)} caracteres; até ${n(most)} são lidos de relance.`,
    act: 'Encurte-o ou divida em dois.',
  }),
  'paragraph-long': ({ characters }) => ({
    reason: `Este parágrafo tem ${n(characters)} caracteres.`,
    act: 'Faça um tópico de cada coisa que você fez.',
  }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `Nenhum dos ${n(bullets)} tópicos de ${within(name)} tem um número.`,
    act: 'Quantos, quanto, com que frequência, em quanto tempo: um número real torna o resto mais crível.',
  }),
  'bullet-twice': () => ({ reason: 'A mesma linha aparece duas vezes.', act: 'Mantenha-a onde diz mais.' }),
  'pages-many': ({ pages, most }) => ({
    reason: `O currículo ocupa ${n(pages)} páginas; a maioria espera no máximo ${n(most)}.`,
    act: 'Encurte o mais antigo ou ajuste para menos páginas em Design.',
  }),
  'skill-empty': () => ({ reason: 'Esta competência ainda não diz nada.', act: 'Dê um nome ou remova-a.' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `Há ${n(skills)} competências; além de ${n(most)} ninguém lê.`,
    act: 'Mantenha aquelas sobre as quais gostaria de ser perguntado.',
  }),
  'spaces-double': () => ({ reason: 'Há dois espaços seguidos.', act: 'Remova um.' }),
  'space-before-comma': () => ({ reason: 'Há um espaço antes de uma vírgula.', act: 'Remova-o.' }),
  'quotes-mixed': ({ marks }) => ({
    reason: marks === 'quotes' ? 'Aspas retas e curvas estão misturadas.' : 'Apóstrofos retos e curvos estão misturados.',
    act: 'Use sempre os mesmos.',
  }),
};

export const check: Translation['check'] = {
  panel: 'Verificação',
  close: 'Fechar a verificação',
  what: 'O que verificar',
  tabs: { advice: 'Conselhos', job: 'Vaga', reading: 'Como texto' },
  button: (fix, consider) =>
    ['Verificação', fix > 0 && `${n(fix)} para corrigir`, consider > 0 && `${n(consider)} para considerar`].filter(Boolean).join(', '),
  buttonWith: (number) => (number > 0 ? `Verificação (${n(number)})` : 'Verificação'),
  nothingYet: 'Nada a verificar ainda',
  nothingYetDetail: 'Os conselhos vêm enquanto você escreve: o que falta, o que é difícil de ler e datas que não combinam.',
  note: 'Regras sobre o texto, aplicadas neste dispositivo. Nada sabem do trabalho em si: você decide.',
  nothingToFix: 'Nada a corrigir.',
  toFix: 'Para corrigir',
  toConsider: 'Para considerar',
  inOrder: (number) => `Em ordem (${n(number)})`,
  notForMe: 'Não é para mim',
  notForMeList: (number) => `Não é para mim (${n(number)})`,
  showAgain: 'Mostrar de novo',
  addSection: 'Adicionar uma seção',
  design: 'Design',
  hidden: 'Oculto',
  hiddenHere: 'Oculto neste dispositivo.',
  undo: 'Desfazer',
  advice,
  fine: {
    'contact-missing': 'Nome, e-mail, telefone e local estão lá',
    'email-invalid': 'O e-mail é válido',
    'link-invalid': 'Os links podem ser abertos',
    'summary-missing': 'Há um resumo',
    'summary-long': 'O resumo é curto o bastante',
    'section-missing': 'Experiência e formação estão lá',
    'section-order': 'As seções estão onde são procuradas',
    'dates-order': 'Nada termina antes de começar',
    'dates-future': 'Nenhuma data é futura',
    'dates-precision': 'As datas são escritas do mesmo jeito',
    'jobs-overlap': 'Os empregos não coincidem',
    'jobs-gap': 'Não há longos intervalos entre empregos',
    'first-person': 'Sem “eu” e “meu”',
    'weak-opening': 'As linhas começam pelo que foi feito',
    'bullet-long': 'Os tópicos são curtos o bastante',
    'paragraph-long': 'Nenhum emprego é um longo parágrafo',
    'numbers-missing': 'Os empregos têm números',
    'bullet-twice': 'Nenhuma linha aparece duas vezes',
    'pages-many': 'Não ocupa mais páginas que o esperado',
    'skill-empty': 'Cada competência diz algo',
    'skills-many': 'Não há competências demais',
    'spaces-double': 'Sem espaços duplos',
    'space-before-comma': 'Sem espaços antes de vírgulas',
    'quotes-mixed': 'As aspas são iguais',
  },
  job: {
    you: 'Você',
    gone: 'A descrição da vaga foi apagada.',
    label: 'Descrição da vaga',
    hint: 'Fica neste dispositivo.',
    placeholder: 'Cole o que a vaga pede',
    clear: 'Limpar',
    explanation:
      'Você vê quais palavras da vaga seu currículo tem, onde estão e quais faltam. As palavras são comparadas como estão escritas: nada é adivinhado e não há pontuação.',
    noTerms: 'Nenhum termo encontrado neste texto ainda.',
    present: 'No seu currículo',
    nonePresent: 'Nenhum dos termos ainda.',
    missing: 'Não estão no seu currículo',
    onlyIfTrue: 'Adicione um só se for verdade.',
    bySection: 'Por seção',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join(', '),
  },
  reading: {
    note: 'O que um sistema de recrutamento lê, de cima para baixo. Se algo estiver em um lugar estranho, experimente um modelo de uma coluna ou a cópia ao lado de “Exportar”.',
    missing: 'Alguns caracteres não existem em nenhuma fonte, então ainda não há páginas para ler. As páginas dizem quais.',
    failed: 'Não foi possível ler as páginas. Seu texto está seguro.',
    empty: 'Ainda não há nada para ler.',
    text: 'Texto das páginas',
  },
};
