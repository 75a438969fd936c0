import { academic } from './academic.ts';
import { classic } from './classic.ts';
import { creative } from './creative.ts';
import { engineer } from './engineer.ts';
import { executive } from './executive.ts';
import { federal } from './federal.ts';
import { minimalist } from './minimalist.ts';
import { modern } from './modern.ts';
import type { Plan } from './plan.ts';
import { sidebarLeft } from './sidebar-left.ts';
import { sidebarRight } from './sidebar-right.ts';
import { student } from './student.ts';
import { studio } from './studio.ts';
import { timeline } from './timeline.ts';
import { traditional } from './traditional.ts';

/** Every template as data, in the order of the gallery: from what suits most to what suits some. */
export const PLANS: readonly Plan[] = [
  classic,
  modern,
  traditional,
  engineer,
  executive,
  minimalist,
  sidebarRight,
  sidebarLeft,
  studio,
  timeline,
  creative,
  academic,
  student,
  federal,
];

/** What an unknown id is shown as: an imported file's, or a newer version's. */
export const USUAL_PLAN: Plan = classic;
