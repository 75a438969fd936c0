import type { Translation } from '../translation.ts';
import { account } from './account.ts';
import { appeal } from './appeal.ts';
import { auth } from './auth.ts';
import { check } from './check.ts';
import { comments } from './comments.ts';
import { conflicts } from './conflicts.ts';
import { copying } from './copying.ts';
import { design } from './design.ts';
import { editor } from './editor.ts';
import { exports } from './exports.ts';
import { faults } from './faults.ts';
import { fields } from './fields.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { landing } from './landing.ts';
import { links } from './links.ts';
import { looking } from './looking.ts';
import { palette } from './palette.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { photo } from './photo.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import { prose } from './prose.ts';
import { security } from './security.ts';
import { share } from './share.ts';
import { shell } from './shell.ts';

export const es: Translation = {
  account,
  appeal,
  auth,
  check,
  comments,
  conflicts,
  copying,
  design,
  editor,
  exports,
  faults,
  fields,
  history,
  home,
  imports,
  landing,
  links,
  looking,
  palette,
  person,
  phone,
  photo,
  plan,
  preview,
  prose,
  security,
  share,
  shell,
};
