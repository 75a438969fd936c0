import type { Translation } from '../translation.ts';
import { count, list } from './forms.ts';

const waiting = (n: number) => count(n, { one: '# alteração pendente', other: '# alterações pendentes' });

export const editor: Translation['editor'] = {
  untitled: 'Currículo sem título',
  yourResumes: 'Seus currículos',
  yourAccount: 'Sua conta',
  opening: {
    tab: 'Abrindo',
    title: 'Abrindo o currículo',
    noConnection: 'Ainda sem conexão',
    opensByItself: 'O currículo se abre sozinho assim que o servidor responder.',
  },
  top: {
    titleField: 'Título do currículo',
    showOutline: 'Mostrar a estrutura',
    hideOutline: 'Ocultar a estrutura',
    find: 'Buscar e fazer',
    findWith: (keys) => `Buscar e fazer (${keys})`,
    history: 'Histórico',
    alsoHere: 'Também aqui',
    moreHere: (n) => `+${n}`,
  },
  appearance: { title: 'Aparência', likeSystem: 'Como o sistema', system: 'Sistema', light: 'Claro', dark: 'Escuro' },
  views: { all: 'Partes do editor', content: 'Conteúdo', preview: 'Prévia', design: 'Design', more: 'Mais' },
  sections: {
    all: 'Seções',
    you: 'Você',
    youHold: 'Nome, contato, local',
    empty: 'Vazia',
    entries: (n) => count(n, { one: '# entrada', other: '# entradas' }),
    hidden: 'oculto na página',
    add: 'Adicionar seção',
    usual: 'A maioria dos currículos tem perfil, experiência, formação, competências e idiomas.',
    addUsual: 'Adicionar estas seções',
  },
  acts: {
    moreFor: (name) => `Mais opções de ${name}`,
    moveUp: 'Mover para cima',
    moveDown: 'Mover para baixo',
    choose: 'Selecionar',
    chooseNoMore: 'Tirar da seleção',
    duplicate: 'Duplicar',
    show: 'Mostrar na página',
    hide: 'Ocultar na página',
    comment: 'Comentar',
    delete: 'Excluir',
    deleted: (name) => `“${name}” foi excluído.`,
    moved: (name, place, all) => `${name}: agora ${place} de ${all}.`,
  },
  readOnly: {
    viewer: 'Você pode ler este currículo. O proprietário pode permitir que você o edite.',
    commenter: 'Você pode ler e comentar este currículo. O proprietário pode permitir que você o edite.',
  },
  ended: {
    titles: {
      forbidden: 'Este currículo não está compartilhado com você',
      too_old: 'Há uma versão mais nova do Vitae',
      signed_out: 'Sua sessão foi encerrada',
      somebody_else: 'Outra pessoa entrou neste navegador',
      removed: 'Você não tem mais acesso a este currículo',
    },
    removed: 'O proprietário removeu você, ou você saiu dele em outra janela. O que você escreveu continua nele.',
    removedUnsaved: (n) =>
      `O proprietário removeu você, ou você saiu dele em outra janela. ${count(n, { one: 'Sua última alteração não pôde mais ser salva', other: 'Suas últimas # alterações não puderam mais ser salvas' })}; o que você escreveu antes continua nele.`,
    forbidden: 'Peça um convite ao proprietário, ou entre com a conta convidada.',
    tooOld: 'Recarregue a página para continuar.',
    somebodyElse: 'Para continuar aqui, entre com a sua conta em outra aba e tente de novo.',
    somebodyElseKept: (n) =>
      `${count(n, { one: '# alteração sua espera', other: '# alterações suas esperam' })} neste dispositivo, e nada é enviado com o outro nome. Para continuar aqui, entre com a sua conta em outra aba e tente de novo.`,
    somebodyElseUnkept: (n) =>
      `${count(n, { one: '# alteração sua espera', other: '# alterações suas esperam' })} nesta página: mantenha-a aberta; nada é enviado com o outro nome. Para continuar aqui, entre com a sua conta em outra aba e tente de novo.`,
    signedOut: 'Tudo o que você escreveu está salvo.',
    signedOutUnsaved: (n) =>
      count(n, {
        one: '# alteração não pôde ser salva. Ela ainda está nesta página: mantenha-a aberta, entre na outra aba e tente de novo aqui.',
        other:
          '# alterações não puderam ser salvas. Elas ainda estão nesta página: mantenha-a aberta, entre na outra aba e tente de novo aqui.',
      }),
    notAccepted: (n) => count(n, { one: '# não aceita', other: '# não aceitas' }),
    reload: 'Recarregar',
    signIn: 'Entrar',
    tryAgain: 'Tentar de novo',
  },
  leave: {
    title: (n, resume) =>
      count(n, { one: `# alteração de “${resume}” seria perdida`, other: `# alterações de “${resume}” seriam perdidas` }),
    refused:
      'Elas não foram aceitas, e este navegador não guarda nada no dispositivo; por isso estão só nesta página. Copie-as antes, ou salve-as em um arquivo.',
    offline:
      'Não há conexão, e este navegador não guarda nada no dispositivo; por isso estão só nesta página. Elas serão salvas sozinhas assim que a conexão voltar.',
    leave: 'Sair sem elas',
    stay: 'Ficar',
  },
  notices: {
    overwritten: (field) => `Alguém alterou depois de você: ${field}.`,
    theirsIsShown: 'Agora aparece a versão dessa pessoa.',
    useMine: 'Usar a minha',
    refused: (n) => count(n, { one: '# alteração não foi aceita.', other: '# alterações não foram aceitas.' }),
    refusedWhy: (reason) => `${reason} Nada do que você escreveu se perdeu.`,
    show: 'Mostrar',
    copy: 'Copiar meu texto',
    trouble: {
      rate_limited: 'Solicitações demais; espere um momento.',
      document_full: 'O currículo atingiu o tamanho máximo.',
      too_large: 'Isto é grande demais.',
      forbidden: 'Você não tem permissão para isto.',
      unavailable: 'Serviço ocupado; tente de novo em instantes.',
      other: 'Algo deu errado do nosso lado; nada se perdeu.',
    },
  },
  saved: {
    saved: 'Salvo',
    saving: 'Salvando',
    connecting: 'Conectando',
    onDevice: 'Salvo neste dispositivo',
    waiting,
    waitingUnkept: (n) => `${waiting(n)}, sem cópia neste dispositivo`,
    offline: 'Offline: está tudo salvo',
    offlineWaiting: (n) => `Offline: ${waiting(n)}`,
    offlineKept: (n) =>
      count(n, { one: 'Offline: # alteração guardada neste dispositivo', other: 'Offline: # alterações guardadas neste dispositivo' }),
    offlineUnkept: (n) =>
      count(n, {
        one: 'Offline: # alteração não guardada neste dispositivo',
        other: 'Offline: # alterações não guardadas neste dispositivo',
      }),
  },
  deeds: {
    change: 'uma alteração',
    changeOf: (field) => `alteração em ${field}`,
    changeOfDesign: 'alteração do design',
    changeOfFields: (n) => count(n, { one: 'alteração de # campo', other: 'alteração de # campos' }),
    typing: (field) => `digitação em ${field}`,
    deletingIn: (field) => `exclusão em ${field}`,
    formatting: (field) => `formatação em ${field}`,
    editing: (field) => `edição de ${field}`,
    hiding: (thing) => `ocultar ${thing}`,
    showing: (thing) => `mostrar ${thing}`,
    moving: (thing) => `mover ${thing}`,
    deleting: (thing) => `excluir ${thing}`,
    restoring: (thing) => `restaurar ${thing}`,
    addingItem: ({ one }) => `adicionar ${one}`,
    addingSection: (title) => `adicionar a seção “${title}”`,
    addingSections: (n) => count(n, { one: 'adicionar # seção', other: 'adicionar # seções' }),
  },
  undo: {
    nothing: 'Desfazer',
    deed: (deed) => `Desfazer: ${deed}`,
    done: (deed) => `Desfeito: ${deed}.`,
    notDone: (deed) => `Não foi desfeito: ${deed}.`,
    notAll: 'Não foi possível desfazer tudo.',
  },
  redo: {
    nothing: 'Refazer',
    deed: (deed) => `Refazer: ${deed}`,
    done: (deed) => `Refeito: ${deed}.`,
    notDone: (deed) => `Não foi refeito: ${deed}.`,
    notAll: 'Não foi possível refazer tudo.',
  },
  withKeys: (words, keys) => `${words} (${keys})`,
  deletedSince: 'Foi excluído nesse meio-tempo.',
  changedSince: (names) => `Alterado por outra pessoa nesse meio-tempo, e mantido como está: ${list(names)}.`,
};
