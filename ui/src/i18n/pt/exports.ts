import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `, ${count(size, { other: '# KB' })}`);
const pages = (number: number): string => count(number, { one: '# página', other: '# páginas' });

export const exports: Translation['exports'] = {
  button: 'Exportar',
  running: 'Exportando…',
  percent: (number) => `${number}%`,
  more: 'Mais formatos',
  kinds: {
    ats: 'Cópia para sistemas de recrutamento (uma coluna)',
    reading: 'O que um sistema de recrutamento lê',
    pictures: 'Páginas como imagens (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'Texto simples',
    jsonresume: 'Formato JSON Resume',
    'reactive-resume': 'Formato Reactive Resume',
    json: 'Arquivo do Vitae, com tudo',
  },
  offline: 'Você está offline.',
  offlineFile: 'O arquivo é feito do que está salvo; exporte quando a conexão voltar.',
  pdf: {
    making: 'Criando o PDF',
    ready: (number, size) => `Seu PDF está pronto: ${pages(number)}${kilobytes(size)}.`,
    offline: 'O PDF é feito do que está salvo; exporte quando a conexão voltar.',
    failed: 'Nenhum PDF foi criado',
    failedToast: 'Nenhum PDF foi criado.',
  },
  pictures: {
    making: 'Criando as imagens',
    ready: (number, size) => `Suas imagens estão prontas: ${pages(number)}${kilobytes(size)}.`,
    offline: 'As imagens são feitas do que está salvo; exporte quando a conexão voltar.',
    failed: 'Nenhuma imagem foi criada',
    failedToast: 'Nenhuma imagem foi criada.',
  },
  download: 'Baixar',
  downloadAgain: 'Baixar de novo',
  tryAgain: 'Tentar de novo',
  notHere: 'O arquivo não está aqui.',
  failures: {
    missing_glyphs: 'Alguns caracteres não podem ser impressos com as nossas fontes.',
    too_complex: 'É muito mais longo que um currículo. Oculte ou encurte algumas seções e tente de novo.',
    unknown_photo: 'Esta foto não está aqui; adicione-a de novo.',
    verification_failed: 'O arquivo não passou na própria verificação.',
    render_failed: 'Não foi possível criar as páginas. Houve várias tentativas.',
    gone: 'O arquivo foi removido; exporte de novo.',
    other: 'Algo deu errado do nosso lado. Seu currículo está seguro.',
  },
  glyphIn: (glyph, place) => [glyph, ' em ', place],
  reading: {
    title: 'O que um sistema de recrutamento lê',
    hint: 'Lido do PDF pronto, de cima para baixo. Se algo estiver em um lugar estranho, experimente a cópia em uma coluna.',
    text: 'Texto do PDF',
    close: 'Fechar',
  },
};
