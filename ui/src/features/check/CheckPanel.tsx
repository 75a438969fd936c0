import { Tabs } from '@kobalte/core/tabs';
import X from 'lucide-solid/icons/x';
import { onMount } from 'solid-js';
import { IconButton } from '../../kit/Button.tsx';
import { isNarrow } from '../editor/context.tsx';
import { AdviceTab } from './AdviceTab.tsx';
import { TABS, useCheck } from './context.tsx';
import { JobTab } from './JobTab.tsx';
import { ReadingTab } from './ReadingTab.tsx';
import '../../kit/choices.css';
import './check.css';

/** How the résumé reads: advice by rules, a job description beside it, and its text as programs get it. All of it on this device. */
export function CheckPanel(props: { close: () => void }) {
  const check = useCheck();
  let heading: HTMLHeadingElement | undefined;
  // On a phone what had the focus is covered by now.
  onMount(() => isNarrow() && heading?.focus());
  return (
    <aside class="drawer check" aria-label="Check">
      <div class="drawer-head">
        <h2 ref={heading} tabindex="-1">
          Check
        </h2>
        <IconButton
          label="Close the check"
          onClick={() => {
            props.close();
            document.querySelector<HTMLElement>('.check-button')?.focus();
          }}
        >
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      <Tabs
        class="check-tabs"
        aria-label="What to check"
        value={check.tab()}
        onChange={(value) => check.setTab(TABS.find((tab) => tab === value) ?? 'advice')}
      >
        <Tabs.List class="choices check-choices">
          <Tabs.Trigger class="check-choice" value="advice">
            Advice
          </Tabs.Trigger>
          <Tabs.Trigger class="check-choice" value="job">
            Job match
          </Tabs.Trigger>
          <Tabs.Trigger class="check-choice" value="reading">
            As text
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content class="check-content" value="advice">
          <AdviceTab />
        </Tabs.Content>
        <Tabs.Content class="check-content" value="job">
          <JobTab />
        </Tabs.Content>
        <Tabs.Content class="check-content" value="reading">
          <ReadingTab />
        </Tabs.Content>
      </Tabs>
    </aside>
  );
}
