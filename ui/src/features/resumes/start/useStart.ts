import { useNavigate } from '@solidjs/router';
import { Locale } from '#protocol/document';
import { api } from '../../../data/api.ts';
import { useResumeAct } from '../../../data/queries.ts';
import { readOffer, type TemplateOffer } from '../../../data/tenant-rules.ts';
import { sayError } from '../../../data/words.ts';
import { language } from '../../../i18n/words.ts';
import { toast } from '../../../kit/toast.tsx';
import { w as shell } from '../../../kit/words.ts';
import { w } from '../words.ts';
import { type Answers, emptySections, resumeOfAnswers } from './answers.ts';

const fileOf = (resume: unknown) => new Blob([JSON.stringify(resume)], { type: 'application/json' });

/** The ways to begin a résumé that need no file. Each opens it. */
export function useStart() {
  const navigate = useNavigate();
  const create = useResumeAct(api.createResume);
  const take = useResumeAct(api.importResume);
  const open = (id: string) => navigate(`/resumes/${id}`);
  const said = async (begin: () => Promise<string>) => {
    try {
      open(await begin());
    } catch (error) {
      toast({ text: w().notMade, detail: sayError(error), tone: 'problem' });
    }
  };
  const locale = () => Locale.safeParse(navigator.language).data ?? 'en';
  return {
    isBusy: () => create.isPending || take.isPending,
    blank: () => said(async () => (await create.mutateAsync({ title: shell().untitled, locale: locale() })).id),
    sample: () =>
      said(async () => {
        const { id } = await take.mutateAsync(fileOf((await import('./sample.ts')).sampleResume()));
        // Its headings and dates in the language of its words.
        await api.write(id, [{ path: 'design/locale', value: language() }]);
        return id;
      }),
    /** @throws what the server refuses, for the dialog to say */
    guided: async (answers: Answers) => {
      const { id } = await take.mutateAsync(fileOf(resumeOfAnswers(answers)));
      await api.write(id, [
        ...designOf(await readOffer(), answers.template),
        { path: 'design/locale', value: locale() },
        ...emptySections(answers),
      ]);
      open(id);
    },
  };
}
/** What was chosen, or what their organisation prescribes, where nothing was; as writes. */
function designOf({ prescribed, allowed, themes }: TemplateOffer, wish: string): { path: string; value: string | number | boolean }[] {
  const id = wish === '' ? (prescribed[0] ?? (allowed ? null : 'classic')) : wish;
  const theme = themes.find((one) => one.id === id);
  const look = Object.entries(theme?.look ?? {}).flatMap(([field, value]) =>
    value === undefined ? [] : [{ path: `design/${field}`, value }],
  );
  return id === null ? [] : [{ path: 'design/template', value: theme?.template ?? id }, ...look];
}

export type Start = ReturnType<typeof useStart>;
