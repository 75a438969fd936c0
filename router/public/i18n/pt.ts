import { formsOf } from '#protocol/forms';
import type { PageWords } from './en.ts';

const { count } = formsOf('pt');

export const pt: PageWords = {
  resume: 'Currículo',
  bar: { label: 'Esta página', download: 'Baixar PDF', report: 'Denunciar' },
  back: 'Voltar à página',
  tooOften: (seconds) =>
    count(seconds, {
      one: 'Muitas tentativas. Tente de novo em # segundo.',
      other: 'Muitas tentativas. Tente de novo em # segundos.',
    }),
  nothing: {
    title: 'Não há nenhuma página aqui',
    text: 'O endereço pode estar errado, ou a página pode ter sido retirada. Peça um novo link a quem a compartilhou.',
  },
  expired: {
    title: 'Este link expirou',
    text: 'A página foi compartilhada só por um tempo, que já acabou. Peça um novo link a quem o enviou.',
  },
  busy: { title: 'Um momento', text: 'Há muita atividade agora. Tente de novo daqui a pouco.' },
  broken: {
    title: 'Algo deu errado',
    text: 'A falha é nossa, e nada foi perdido. Tente de novo daqui a pouco.',
    support: (request) => `Para o suporte: ${request}`,
  },
  password: {
    title: 'Esta página precisa de uma senha',
    text: 'Quem enviou o link pode informar a senha.',
    label: 'Senha',
    open: 'Abrir a página',
    missing: 'Digite a senha.',
    wrong: 'Essa não é a senha.',
  },
  making: {
    title: 'O PDF está sendo criado',
    text: 'Isso leva alguns segundos. O download começa sozinho.',
    again: 'Verificar agora',
  },
  notMade: {
    title: 'Não foi possível criar o PDF',
    text: 'Em vez disso, você pode imprimir a página: ela também foi feita para o papel.',
  },
  report: {
    title: 'Denunciar esta página',
    text: 'Nossos moderadores vão analisá-la. Guardamos o que você escreve, e não quem você é.',
    what: 'Qual é o problema?',
    reasons: {
      impersonation: 'Ela se passa por outra pessoa',
      'personal-data': 'Ela mostra dados particulares de alguém',
      spam: 'É spam ou fraude',
      offensive: 'É ofensiva ou obscena',
      other: 'Outra coisa',
    },
    missing: 'Escolha qual é o problema.',
    more: 'Mais detalhes (opcional)',
    send: 'Enviar a denúncia',
  },
  reported: { title: 'Obrigado', text: 'Nossos moderadores receberam sua denúncia e vão analisar a página.' },
};
