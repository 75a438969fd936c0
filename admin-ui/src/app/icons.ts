import Activity from 'lucide-solid/icons/activity';
import Building from 'lucide-solid/icons/building';
import ChartLine from 'lucide-solid/icons/chart-line';
import CreditCard from 'lucide-solid/icons/credit-card';
import Flag from 'lucide-solid/icons/flag';
import Gauge from 'lucide-solid/icons/gauge';
import GraduationCap from 'lucide-solid/icons/graduation-cap';
import Mail from 'lucide-solid/icons/mail';
import MessageSquareText from 'lucide-solid/icons/message-square-text';
import ScrollText from 'lucide-solid/icons/scroll-text';
import Settings from 'lucide-solid/icons/settings';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import UserPlus from 'lucide-solid/icons/user-plus';
import Users from 'lucide-solid/icons/users';
import type { Component } from 'solid-js';
import type { PlaceName } from './navigation.ts';

type Icon = Component<{ size?: number; 'stroke-width'?: number; 'aria-hidden'?: 'true' }>;

/** A sign for each page, beside its name. */
export const ICONS: Readonly<Record<PlaceName, Icon>> = {
  dashboard: Gauge,
  people: Users,
  cohorts: GraduationCap,
  invitations: UserPlus,
  reviews: MessageSquareText,
  billing: CreditCard,
  analytics: ChartLine,
  mail: Mail,
  system: Activity,
  staff: ShieldCheck,
  configuration: Settings,
  audit: ScrollText,
  moderation: Flag,
  tenants: Building,
};
