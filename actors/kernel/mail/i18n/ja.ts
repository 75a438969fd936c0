import { formsOf } from '#protocol/forms';
import type { MailWords } from './en.ts';

const { count } = formsOf('ja');

export const ja: MailWords = {
  hello: 'こんにちは。',
  helloTo: (name) => `${name}さん、こんにちは。`,
  notYou: (link) => `心当たりがない場合は、すぐに新しいパスワードを設定してください：${link}`,
  quote: (words) => `「${words}」`,
  untitled: '無題の履歴書',
  device: {
    on: (browser, system) => `${system} の ${browser}`,
    with: (system) => `${system} の端末`,
    unknown: '不明な端末',
  },

  ignore: '心当たりがない場合は、何もする必要はありません。',
  suspended: {
    subject: 'アカウントが停止されました',
    said: 'Vitae のアカウントが停止されました。サインインはできず、公開ページも表示されません。理由は次のとおりです：',
    foot: '間違いだと思われる場合は、このメールに返信するか、運営者にお問い合わせください。',
  },
  pageDown: {
    subject: '公開ページが取り下げられました',
    said: (slug) => `Vitae の公開ページ「${slug}」が取り下げられました。履歴書そのものは元のままです。理由は次のとおりです：`,
    button: '返答する',
    foot: '返答は一度だけできます。その後、あらためて確認します。',
  },
  appealRefused: {
    subject: '公開ページは非公開のままです',
    said: (slug) => `Vitae の公開ページ「${slug}」を、ご返答とあわせて再確認しましたが、非公開のままとします。理由は次のとおりです：`,
  },
  pageBack: { subject: '公開ページが元に戻りました', said: (slug) => `Vitae の公開ページ「${slug}」が再び表示されるようになりました。` },
  viewed: {
    subject: 'あなたのアカウントが閲覧されています',
    said: (byName, minutes) =>
      `Vitae のサポート担当 ${byName} が、最長 ${minutes} 分間あなたのアカウントを閲覧します。履歴書はあなたと同じように見えますが、変更は一切できません。`,
    ask: '理由は次のとおりです：',
    foot: '閲覧中は Vitae の画面に表示されます。ほかのセッションを終了すると、閲覧もすぐに終わります。心当たりがない場合は、運営者にお問い合わせください。',
  },
  restored: { subject: 'アカウントが再開されました', said: 'Vitae のアカウントの停止が解除されました。すべて元のままです。' },
  founded: {
    subject: (name) => `${name} のスペースが Vitae にできました`,
    said: (name) =>
      `「${name}」専用のスペースが Vitae にできました。あなたが管理者になります。このアドレスでアカウントを作成し、確認してください：`,
    button: 'アカウントを作成',
  },
  join: {
    subject: (tenant) => `${tenant} からの招待`,
    said: (tenant) => `「${tenant}」から、履歴書を一緒に作成するための招待が届いています。リンクを開いてアカウントを作成してください。`,
    button: '参加する',
    foot: 'このリンクは 30 日間、一度だけ使えます。お心当たりがない場合は、何もする必要はありません。',
  },
  exportedByStaff: {
    subject: 'あなたのアカウントのコピーが作成されます',
    said: (byName) =>
      `この Vitae の管理者 ${byName} が、あなたのアカウントの内容すべて（登録情報と、あなた自身の履歴書、そのコメントとファイル）のコピーを作成します。`,
    ask: '理由は次のとおりです：',
    foot: 'アカウントの内容は変わりません。お心当たりがない場合は管理者にお尋ねください。',
  },
  plans: {
    'payment-failed': {
      subject: 'プランのお支払いができませんでした',
      said: (plan, day) =>
        `Vitae のプラン「${plan}」のお支払いができませんでした。プランは ${day} まで続き、その間に再度お支払いを試みます。お支払い方法が正しいかご確認ください：`,
    },
    'plan-ended': {
      subject: 'プランが終了しました',
      said: (plan) =>
        `Vitae のプラン「${plan}」は、お支払いができなかったため終了しました。あなたのものは何も削除されていません。これまでどおりすべて閲覧と書き出しができます。プランはいつでも再開できます：`,
    },
    'trial-ends': {
      subject: (day) => `お試し期間は ${day} に終了します`,
      said: (plan, day) => `Vitae のプラン「${plan}」のお試し期間は ${day} に終了します。それまでに終了しない場合は、以後有料になります：`,
    },
    button: 'プランを見る',
  },
  reviewWithdrawn: {
    subject: '履歴書のレビューは取り下げられました',
    said: (title: string) =>
      `「${title}」はゴミ箱にあるため、レビューは行われません。必要な場合は元に戻してから、もう一度依頼してください。`,
  },
  reviewed: {
    subject: (coach) => `${coach} さんが履歴書を確認しました`,
    said: (coach, title) => `${coach} さんが履歴書「${title}」の確認を終えました。コメントは履歴書の中にあります。`,
  },

  verifyEmail: {
    subject: 'メールアドレスの確認',
    ask: 'このメールアドレスがご本人のものであることを確認してください：',
    button: 'このアドレスを確認',
    foot: 'リンクは24時間以内に一度だけ使えます。Vitae のアカウントを作成していない場合は、何もする必要はありません。',
  },
  addressTaken: {
    subject: 'すでにアカウントがあります',
    said: 'どなたか（ご本人かもしれません）が、Vitae の別のアカウントにこのアドレスを使おうとしました。すでにこちらにアカウントがあります：',
    button: 'サインイン',
    foot: '心当たりがない場合も、何もする必要はありません。アカウントには誰も入っていません。',
  },
  changeEmail: {
    subject: '新しいメールアドレスの確認',
    ask: 'Vitae のアカウントで今後このアドレスを使うことを確認してください：',
    button: 'このアドレスを使う',
    foot: 'リンクは24時間以内に一度だけ使えます。それまでは何も変わりません。',
  },
  emailChanged: {
    subject: 'メールアドレスが変更されました',
    said: 'Vitae のアカウントのメールアドレスが変更されました。今後このアドレスにメールは届きません。',
    foot: '心当たりがない場合は、このメールに返信するか、運営者にお問い合わせください。',
  },
  resetPassword: {
    subject: '新しいパスワードの設定',
    ask: 'どなたか（ご本人と思われます）が Vitae のアカウントのパスワードを忘れたとのことです。こちらから新しいパスワードを設定できます：',
    button: '新しいパスワードを設定',
    foot: 'リンクは30分以内に一度だけ使えます。心当たりがない場合は、何もする必要はありません。パスワードは変わりません。',
  },
  passwordChanged: {
    subject: 'パスワードが変更されました',
    said: (when) => `${when}に Vitae のアカウントのパスワードが変更されました。ほかのセッションはすべて終了しました。`,
    tokens: '次の API トークンを持つプログラムは、引き続きあなたに代わって操作できます：',
    more: (n) => count(n, { other: 'ほか#件' }),
    button: 'API トークンを見る',
  },
  newDevice: {
    subject: '新しい端末からのサインイン',
    said: (when, device) => `${when}に、これまで使われていない端末から Vitae のアカウントへのサインインがありました：${device}`,
  },
  sessionStolen: {
    subject: '安全のためセッションを終了しました',
    said: (when, device) =>
      `${when}に、セッション（${device}）の古いキーが使われました。コピーされた可能性があるため、このセッションをすべての場所で終了しました。`,
  },
  seeSessions: 'セッションを見る',
  security: {
    'passkey-added': {
      subject: 'アカウントにパスキーが追加されました',
      said: (when, item) => `${when}に、Vitae のアカウントにパスキー「${item}」が追加されました。今後サインインに使えます。`,
    },
    'passkey-removed': {
      subject: 'アカウントからパスキーが削除されました',
      said: (when, item) => `${when}に、Vitae のアカウントからパスキー「${item}」が削除されました。今後サインインには使えません。`,
    },
    'totp-added': {
      subject: '認証アプリが設定されました',
      said: (when) => `${when}に、Vitae のアカウントに認証アプリが設定されました。今後サインインのときに、そのコードが必要です。`,
    },
    'totp-removed': {
      subject: '認証アプリが解除されました',
      said: (when) => `${when}に、Vitae のアカウントから認証アプリが解除されました。今後サインインのときに、そのコードは必要ありません。`,
    },
    'recovery-renewed': {
      subject: '新しい回復コードができました',
      said: (when) => `${when}に、Vitae のアカウントの新しい回復コードが作成されました。以前のコードは使えません。`,
    },
    'identity-linked': {
      subject: '外部アカウントが連携されました',
      said: (when, item) =>
        `${when}に、${item} が Vitae のアカウントと連携されました。そちらにサインインできる人は、ここにもサインインできます。`,
    },
    'identity-unlinked': {
      subject: '外部アカウントの連携が解除されました',
      said: (when, item) => `${when}に、${item} と Vitae のアカウントの連携が解除されました。今後サインインには使えません。`,
    },
    'token-made': {
      subject: 'API トークンが作成されました',
      said: (when, item) =>
        `${when}に、Vitae のアカウントの API トークン「${item}」が作成されました。これを持つプログラムは、あなたに代わって操作できます。`,
    },
  },
  seeSecurity: 'アカウントの保護を確認',

  deletionPlanned: {
    subject: (day) => `アカウントは${day}に削除されます`,
    said: (day) =>
      `ご希望により、Vitae のアカウントと、その中であなただけが所有するものは、${day}にすべて削除されます。それまでは取り消せます：`,
    saidByTenant: (day) =>
      `運営者の決定により、Vitae のアカウントと、その中であなただけが所有するものは、${day}にすべて削除されます。それまでは取り消せます：`,
    button: 'アカウントを残す',
  },
  deletionUndone: {
    subject: 'アカウントは削除されません',
    said: 'Vitae のアカウントは削除されません。すべて元のままです。',
  },

  invite: {
    subject: (from) => `${from}さんが履歴書を共有しました`,
    viewer: (from, title) => `${from}さんから、Vitae で履歴書「${title}」を閲覧するよう招待されました：`,
    commenter: (from, title) => `${from}さんから、Vitae で履歴書「${title}」を閲覧し、コメントするよう招待されました：`,
    editor: (from, title) => `${from}さんから、Vitae で履歴書「${title}」を編集するよう招待されました：`,
    foot: 'リンクは14日以内に一度だけ使えます。心当たりがない場合は、何もする必要はありません。',
  },
  openResume: '履歴書を開く',
  comment: {
    mention: {
      subject: (from) => `${from}さんがコメントであなたに言及しました`,
      said: (from, title) => `${from}さんが、Vitae の履歴書「${title}」へのコメントであなたに言及しました：`,
    },
    reply: {
      subject: (from) => `${from}さんがコメントに返信しました`,
      said: (from, title) => `${from}さんが、Vitae の履歴書「${title}」へのあなたのコメントに返信しました：`,
    },
    button: '会話を開く',
    foot: '一つの会話についてのメールは、10分に1通までです。',
  },
  suggestion: {
    accepted: {
      subject: (from) => `${from}さんが提案を承認しました`,
      said: (from, title) => `${from}さんが、Vitae の履歴書「${title}」へのあなたの提案を承認しました：`,
    },
    declined: {
      subject: (from) => `${from}さんが提案を却下しました`,
      said: (from, title) => `${from}さんが、Vitae の履歴書「${title}」へのあなたの提案を却下しました：`,
    },
    foot: '提案についてのメールは、10分に1通までです。ほかの提案もすでに判断されているかもしれません。',
  },
  exported: {
    done: {
      subject: (file) => `ファイルができました：${file}`,
      said: (file) => `ご依頼のファイル「${file}」ができました。履歴書から受け取れます：`,
      foot: '7日間保存されます。',
    },
    failed: {
      subject: (file) => `ファイルを作成できませんでした：${file}`,
      said: (file) => `ご依頼のファイル「${file}」を作成できませんでした。履歴書から詳細を確認し、もう一度試せます：`,
    },
  },
};
