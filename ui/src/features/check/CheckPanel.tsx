import { Tabs } from '@kobalte/core/tabs';
import { Drawer } from '../../kit/Drawer.tsx';
import { AdviceTab } from './AdviceTab.tsx';
import { TABS, useCheck } from './context.tsx';
import { JobTab } from './JobTab.tsx';
import { ReadingTab } from './ReadingTab.tsx';
import { w } from './words.ts';
import '../../kit/choices.css';
import './check.css';

/** How the résumé reads: advice by rules, a job description beside it, and its text as programs get it. All of it on this device. */
export function CheckPanel(props: { close: () => void }) {
  const check = useCheck();
  const close = () => {
    props.close();
    // Opened by an address, too, it leaves the focus where it can be opened again.
    document.querySelector<HTMLElement>('.check-button')?.focus();
  };
  return (
    <Drawer class="check" title={w().panel} closeLabel={w().close} onClose={close}>
      <Tabs
        class="check-tabs"
        aria-label={w().what}
        value={check.tab()}
        onChange={(value) => check.setTab(TABS.find((tab) => tab === value) ?? 'advice')}
      >
        <Tabs.List class="choices check-choices">
          <Tabs.Trigger class="check-choice" value="advice">
            {w().tabs.advice}
          </Tabs.Trigger>
          <Tabs.Trigger class="check-choice" value="job">
            {w().tabs.job}
          </Tabs.Trigger>
          <Tabs.Trigger class="check-choice" value="reading">
            {w().tabs.reading}
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
    </Drawer>
  );
}
