import type { Translation } from '../translation.ts';

export const person: Translation['person'] = {
  photo: {
    title: '写真',
    hint: 'メニューに表示され、自分だけに見えます。',
    add: '写真を追加',
    replace: '差し替え',
    remove: '削除',
    preparing: '縮小しています…',
    sending: '送信しています…',
    saved: '写真を保存しました。',
    removed: '写真を削除しました。',
    stillThere: '写真はまだ残っています。',
    alt: '自分の写真',
    unreadable: 'このファイルは画像として読み取れません。JPEG、PNG、WebP のいずれかを選んでください。',
    tooLarge: 'ファイルが大きすぎます。60 MB 未満の画像を選んでください。',
  },
  confirm: {
    hint: 'ここではパスワードが設定されていません。連携しているアカウントでもう一度サインインしてから、変更をやり直してください。',
    with: (provider) => `${provider} で続ける`,
    signInAgain: 'サインアウトしてもう一度サインインし、10 分以内に変更してください。',
  },
  password: {
    none: 'パスワードは設定されておらず、ほかのアカウントでサインインしています。パスワードを設定できます。',
    choose: 'パスワードを設定',
  },
};
