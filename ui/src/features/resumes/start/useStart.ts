import { useNavigate } from '@solidjs/router';
import { Locale } from '#protocol/document';
import { api } from '../../../data/api.ts';
import { useResumeAct } from '../../../data/queries.ts';
import { sayError } from '../../../data/words.ts';
import { toast } from '../../../kit/toast.tsx';
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
      toast({ text: 'The résumé was not made.', detail: sayError(error), tone: 'problem' });
    }
  };
  const locale = () => Locale.safeParse(navigator.language).data ?? 'en';
  return {
    isBusy: () => create.isPending || take.isPending,
    blank: () => said(async () => (await create.mutateAsync({ title: 'Untitled résumé', locale: locale() })).id),
    sample: () => said(async () => (await take.mutateAsync(fileOf((await import('./sample.ts')).SAMPLE_RESUME))).id),
    /** @throws what the server refuses, for the dialog to say */
    guided: async (answers: Answers) => {
      const { id } = await take.mutateAsync(fileOf(resumeOfAnswers(answers)));
      await api.write(id, [
        { path: 'design/template', value: answers.template },
        { path: 'design/locale', value: locale() },
        ...emptySections(answers),
      ]);
      open(id);
    },
  };
}
export type Start = ReturnType<typeof useStart>;
