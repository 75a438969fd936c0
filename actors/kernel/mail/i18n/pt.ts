import { formsOf } from '#protocol/forms';
import type { MailWords } from './en.ts';

const { count } = formsOf('pt');

export const pt: MailWords = {
  hello: 'Olá,',
  helloTo: (name) => `Olá, ${name},`,
  notYou: (link) => `Se não foi você, escolha imediatamente uma nova senha: ${link}`,
  quote: (words) => `“${words}”`,
  untitled: 'Currículo sem título',
  device: {
    on: (browser, system) => `${browser} no ${system}`,
    with: (system) => `um dispositivo com ${system}`,
    unknown: 'um dispositivo desconhecido',
  },

  ignore: 'Se você não sabe do que se trata, não é preciso fazer nada.',
  suspended: {
    subject: 'Sua conta está suspensa',
    said: 'Sua conta no Vitae foi suspensa. Você não pode entrar, e suas páginas públicas estão fora do ar. Este é o motivo:',
    foot: 'Se você acha que é um engano, responda a esta mensagem ou fale com quem administra este serviço.',
  },
  pageDown: {
    subject: 'Uma das suas páginas públicas foi retirada',
    said: (slug) => `Sua página pública “${slug}” no Vitae foi retirada. O currículo continua como estava. Este é o motivo:`,
    button: 'Responder',
    foot: 'Você pode responder uma vez; depois a página será revista.',
  },
  appealRefused: {
    subject: 'Sua página pública continua fora do ar',
    said: (slug) => `revimos sua página pública “${slug}” no Vitae com a sua resposta. Ela continua fora do ar. O motivo é este:`,
  },
  pageBack: { subject: 'Sua página pública voltou', said: (slug) => `Sua página pública “${slug}” no Vitae está disponível de novo.` },
  viewed: {
    subject: 'Alguém está vendo sua conta',
    said: (byName, minutes) =>
      `${byName}, que presta ajuda no Vitae, está vendo sua conta por no máximo ${minutes} minutos. Vê seus currículos como você e não pode mudar nada.`,
    ask: 'O motivo é este:',
    foot: 'Você vê isso no Vitae enquanto durar. Termina assim que você encerra suas outras sessões. Se não esperava por isso, pergunte a quem administra este serviço.',
  },
  restored: { subject: 'Sua conta está aberta de novo', said: 'Sua conta no Vitae não está mais suspensa. Tudo está como antes.' },
  founded: {
    subject: (name) => `${name} tem um espaço no Vitae`,
    said: (name) => `“${name}” tem um espaço próprio no Vitae, e você vai administrá-lo. Crie uma conta com este endereço e confirme-o:`,
    button: 'Criar uma conta',
  },
  join: {
    subject: (tenant) => `${tenant} convida você`,
    said: (tenant) => `“${tenant}” convida você a escrever seu currículo com a ajuda deles. Siga o link para criar sua conta:`,
    button: 'Participar',
    foot: 'O link funciona uma vez, por 30 dias. Se você não sabe do que se trata, não precisa fazer nada.',
  },
  exportedByStaff: {
    subject: 'Uma cópia da sua conta está sendo feita',
    said: (byName) =>
      `${byName}, que administra o Vitae onde você está, faz uma cópia de tudo o que a sua conta contém: seus dados e seus próprios currículos, com comentários e arquivos.`,
    ask: 'O motivo é este:',
    foot: 'Nada muda na sua conta. Se você não esperava por isso, pergunte a quem administra este lugar.',
  },
  plans: {
    'payment-failed': {
      subject: 'Um pagamento do seu plano não foi concluído',
      said: (plan, day) =>
        `o pagamento do seu plano “${plan}” no Vitae não foi concluído. Você mantém o plano até ${day}; até lá, o pagamento será tentado de novo. Verifique se a sua forma de pagamento ainda está correta:`,
    },
    'plan-ended': {
      subject: 'Seu plano terminou',
      said: (plan) =>
        `seu plano “${plan}” no Vitae terminou porque não pôde ser pago. Nada seu foi excluído: você lê e exporta tudo como antes. Você pode começar o plano de novo quando quiser:`,
    },
    'trial-ends': {
      subject: (day) => `Seu período de teste termina em ${day}`,
      said: (plan, day) =>
        `o período de teste do seu plano “${plan}” no Vitae termina em ${day}. Depois disso ele será cobrado, a menos que você o encerre antes:`,
    },
    button: 'Ver seu plano',
  },
  reviewWithdrawn: {
    subject: 'A revisão do seu currículo foi retirada',
    said: (title: string) =>
      `“${title}” está na lixeira, então ninguém mais o revisa. Restaure-o e peça de novo se ainda quiser uma revisão.`,
  },
  reviewed: {
    subject: (coach) => `${coach} revisou seu currículo`,
    said: (coach, title) => `${coach} terminou a revisão do seu currículo “${title}”. Os comentários estão nele.`,
  },

  verifyEmail: {
    subject: 'Confirme seu endereço de e-mail',
    ask: 'Confirme que este endereço é seu:',
    button: 'Confirmar este endereço',
    foot: 'O link funciona uma única vez, por 24 horas. Se você não criou uma conta no Vitae, não é preciso fazer nada.',
  },
  addressTaken: {
    subject: 'Você já tem uma conta',
    said: 'Alguém, talvez você, acabou de tentar usar este endereço no Vitae para outra conta. Você já tem uma conta aqui:',
    button: 'Entrar',
    foot: 'Se não foi você, não é preciso fazer nada: ninguém entrou na sua conta.',
  },
  changeEmail: {
    subject: 'Confirme seu novo endereço de e-mail',
    ask: 'Confirme que sua conta no Vitae deve passar a ter este endereço:',
    button: 'Usar este endereço',
    foot: 'O link funciona uma única vez, por 24 horas. Até lá, nada muda.',
  },
  emailChanged: {
    subject: 'Seu endereço de e-mail foi alterado',
    said: 'Sua conta no Vitae passou a ter outro endereço de e-mail. Este não recebe mais mensagens.',
    foot: 'Se não foi você, responda a esta mensagem ou peça ajuda a quem administra este serviço.',
  },
  resetPassword: {
    subject: 'Escolha uma nova senha',
    ask: 'Alguém, esperamos que você, esqueceu a senha da sua conta no Vitae. Escolha uma nova aqui:',
    button: 'Escolher uma nova senha',
    foot: 'O link funciona uma única vez, por 30 minutos. Se não foi você, não é preciso fazer nada: sua senha continua a mesma.',
  },
  passwordChanged: {
    subject: 'Sua senha foi alterada',
    said: (when) => `A senha da sua conta no Vitae foi alterada em ${when}. Todas as outras sessões foram encerradas.`,
    tokens: 'Os programas que têm estes tokens de API ainda podem agir em seu nome:',
    more: (n) => count(n, { one: 'e mais #', other: 'e mais #' }),
    button: 'Ver seus tokens de API',
  },
  newDevice: {
    subject: 'Um novo dispositivo entrou na sua conta',
    said: (when, device) => `Em ${when}, sua conta no Vitae foi acessada por um dispositivo ainda desconhecido: ${device}.`,
  },
  sessionStolen: {
    subject: 'Uma das suas sessões foi encerrada por segurança',
    said: (when, device) =>
      `Em ${when}, alguém usou uma chave antiga de uma das suas sessões (${device}). Ela pode ter sido copiada; por isso, essa sessão foi encerrada em todos os lugares.`,
  },
  seeSessions: 'Ver suas sessões',
  security: {
    'passkey-added': {
      subject: 'Uma chave de acesso foi adicionada à sua conta',
      said: (when, item) =>
        `Em ${when}, a chave de acesso “${item}” foi adicionada à sua conta no Vitae. Ela já pode ser usada para entrar.`,
    },
    'passkey-removed': {
      subject: 'Uma chave de acesso foi removida da sua conta',
      said: (when, item) =>
        `Em ${when}, a chave de acesso “${item}” foi removida da sua conta no Vitae. Ela não pode mais ser usada para entrar.`,
    },
    'totp-added': {
      subject: 'Um aplicativo autenticador foi configurado',
      said: (when) =>
        `Em ${when}, um aplicativo autenticador foi configurado para sua conta no Vitae. A partir de agora, um dos códigos dele é pedido ao entrar.`,
    },
    'totp-removed': {
      subject: 'Seu aplicativo autenticador foi removido',
      said: (when) =>
        `Em ${when}, o aplicativo autenticador foi removido da sua conta no Vitae. Os códigos dele não são mais pedidos ao entrar.`,
    },
    'recovery-renewed': {
      subject: 'Você tem novos códigos de recuperação',
      said: (when) => `Em ${when}, novos códigos de recuperação foram criados para sua conta no Vitae. Os anteriores não funcionam mais.`,
    },
    'identity-linked': {
      subject: 'Uma conta foi vinculada à sua',
      said: (when, item) => `Em ${when}, ${item} foi vinculado à sua conta no Vitae. Quem entra lá pode entrar aqui.`,
    },
    'identity-unlinked': {
      subject: 'Uma conta foi desvinculada da sua',
      said: (when, item) => `Em ${when}, ${item} foi desvinculado da sua conta no Vitae. Não pode mais ser usado para entrar.`,
    },
    'token-made': {
      subject: 'Um token de API foi criado',
      said: (when, item) =>
        `Em ${when}, o token de API “${item}” foi criado para sua conta no Vitae. Um programa que o tenha pode agir em seu nome.`,
    },
  },
  seeSecurity: 'Ver o que protege sua conta',

  deletionPlanned: {
    subject: (day) => `Sua conta será excluída em ${day}`,
    said: (day) =>
      `Como você pediu, sua conta no Vitae e tudo o que nela é só seu serão excluídos em ${day}. Até lá, você pode desfazer isso:`,
    saidByTenant: (day) =>
      `Quem administra este serviço decidiu que sua conta no Vitae e tudo o que nela é só seu serão excluídos em ${day}. Até lá, você pode desfazer isso:`,
    button: 'Manter minha conta',
  },
  deletionUndone: {
    subject: 'Sua conta será mantida',
    said: 'Sua conta no Vitae não será excluída. Tudo está como antes.',
  },

  invite: {
    subject: (from) => `${from} compartilhou um currículo com você`,
    viewer: (from, title) => `${from} convida você a ler o currículo “${title}” no Vitae:`,
    commenter: (from, title) => `${from} convida você a ler e comentar o currículo “${title}” no Vitae:`,
    editor: (from, title) => `${from} convida você a editar o currículo “${title}” no Vitae:`,
    foot: 'O link funciona uma única vez, por 14 dias. Se você não sabe do que se trata, não é preciso fazer nada.',
  },
  openResume: 'Abrir o currículo',
  comment: {
    mention: {
      subject: (from) => `${from} mencionou você em um comentário`,
      said: (from, title) => `${from} mencionou você em um comentário no currículo “${title}” no Vitae:`,
    },
    reply: {
      subject: (from) => `${from} respondeu ao seu comentário`,
      said: (from, title) => `${from} respondeu ao seu comentário no currículo “${title}” no Vitae:`,
    },
    button: 'Abrir a conversa',
    foot: 'De uma mesma conversa você recebe no máximo uma mensagem a cada dez minutos.',
  },
  suggestion: {
    accepted: {
      subject: (from) => `${from} aceitou sua sugestão`,
      said: (from, title) => `${from} aceitou uma alteração que você sugeriu para o currículo “${title}” no Vitae:`,
    },
    declined: {
      subject: (from) => `${from} recusou sua sugestão`,
      said: (from, title) => `${from} recusou uma alteração que você sugeriu para o currículo “${title}” no Vitae:`,
    },
    foot: 'Sobre sugestões você recebe no máximo uma mensagem a cada dez minutos; pode ser que já haja outras decisões.',
  },
  exported: {
    done: {
      subject: (file) => `Seu arquivo está pronto: ${file}`,
      said: (file) => `O arquivo que você pediu, “${file}”, está pronto. Baixe-o no seu currículo:`,
      foot: 'Ele fica guardado por sete dias.',
    },
    failed: {
      subject: (file) => `O arquivo não foi criado: ${file}`,
      said: (file) => `Não foi possível criar o arquivo que você pediu, “${file}”. No seu currículo você vê mais e pode tentar de novo:`,
    },
  },
};
