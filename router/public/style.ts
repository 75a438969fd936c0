import type { ResumeDocument } from '#protocol/document';
import { mix, readable, strongest } from '#render/templates/colour';
import { templateById } from '#render/templates/index';
import { type Manner, type Plan, USUAL_MANNER } from '#render/templates/plan';
import { PLANS, USUAL_PLAN } from '#render/templates/plans';
import { themeOf } from '#render/templates/theme';
import { fontFaces, fontStack } from './fonts.ts';

/** How a page looks: the colours, fonts and manner of the résumé's design, for a screen of any width. */
export interface PageLook {
  direction: 'ltr' | 'rtl';
  /** Whether the name stands on a ground of the accent colour. */
  hasBand: boolean;
  css: string;
}

const DARK_PAPER = '#1b1b1d';
const DARK_INK = '#ececea';

interface Colours {
  paper: string;
  ink: string;
  muted: string;
  accent: string;
  rule: string;
  ground: string;
  band: string;
  onBand: string;
}

/** Whether white stands out more on it than black. */
const isDark = (ground: string): boolean => strongest(ground) === '#ffffff';

function coloursOn(paper: string, ink: string, brand: string, onBand: string): Colours {
  const text = readable(ink, paper);
  return {
    paper,
    ink: text,
    muted: readable(mix(text, paper, 0.32), paper),
    accent: readable(brand, paper),
    rule: mix(text, paper, 0.8),
    // What the sheet lies on: a little darker than it, in the dark too.
    ground: mix(paper, '#000000', isDark(paper) ? 0.35 : 0.045),
    band: brand,
    onBand,
  };
}

const variables = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

export function lookOfPage(document: ResumeDocument): PageLook {
  const { design } = document;
  const theme = themeOf(document, templateById(design.template).starts);
  const plan: Plan = PLANS.find(({ id }) => id === design.template) ?? USUAL_PLAN;
  const manner: Manner = { ...USUAL_MANNER, ...plan.manner };
  const hasBand = plan.arrangement.kind === 'band' || (plan.arrangement.kind === 'sidebar' && plan.arrangement.ground === 'deep');
  const onBand = strongest(theme.brand);
  const light = coloursOn(theme.paper, theme.ink, theme.brand, onBand);
  // A design that is dark already stays as it is.
  const isDarkAlready = isDark(theme.paper);
  const dark = isDarkAlready ? light : coloursOn(DARK_PAPER, DARK_INK, theme.brand, onBand);
  const own = [
    fontFaces([theme.family, theme.headingFamily]),
    `:root{color-scheme:${isDarkAlready ? 'dark' : 'light dark'};${variables(light)};--font:${fontStack(theme.family)};--display:${fontStack(theme.headingFamily)}}`,
    `@media(prefers-color-scheme:dark){:root{${variables(dark)}}}`,
    mannerCss(manner, theme.look.headingCase === 'upper' && theme.direction === 'ltr', theme.look.headingRule !== 'none'),
    photoCss(document),
  ];
  return { direction: theme.direction, hasBand, css: SHARED + own.join('') };
}

function mannerCss(manner: Manner, isUpper: boolean, isRuled: boolean): string {
  return [
    manner.header === 'centred' ? '.head{text-align:center}.contacts{justify-content:center}.photo{float:none;margin:0 auto 1rem}' : '',
    manner.nameCase === 'upper' ? 'h1{text-transform:uppercase;letter-spacing:.05em}' : '',
    `h1{font-weight:${manner.nameWeight};color:var(--${manner.nameColor})}`,
    `.headline{color:var(--${manner.headlineColor})${manner.headlineItalic ? ';font-style:italic' : ''}}`,
    manner.headerRule > 0 ? '.head{border-block-end:2px solid var(--accent);padding-block-end:1.25rem}' : '',
    `section>h2{color:var(--${manner.headingColor})${manner.headingAlign === 'centre' ? ';text-align:center' : ''}}`,
    isUpper ? 'section>h2{text-transform:uppercase;letter-spacing:.06em;font-size:1rem}' : '',
    isRuled ? 'section>h2{border-block-end:1px solid var(--rule);padding-block-end:.25rem}' : '',
    manner.factItalic ? '.prominent{font-style:italic}' : '',
    '.band{color:var(--onBand);background:var(--band);border:0}.band :is(h1,.headline,a,.label){color:inherit}.band{padding-block-end:2rem}',
  ].join('');
}

/** The same square of the picture as on paper. */
function photoCss({ basics: { photo }, design }: ResumeDocument): string {
  if (!photo) return '';
  const { width, height, crop = { x: 0.5, y: 0.5, zoom: 1 } } = photo;
  const side = Math.min(width, height) / crop.zoom;
  const percent = (value: number): string => `${Number((value * 100).toFixed(3))}%`;
  const radius = { circle: '50%', rounded: '12%', square: '0' }[design.photoShape ?? 'rounded'];
  return `.photo{border-radius:${radius}}.photo img{width:${percent(width / side)};height:${percent(height / side)};left:${percent((-(width - side) * crop.x) / side)};top:${percent((-(height - side) * crop.y) / side)}}`;
}

/** What all pages share. Only logical sides, so that it holds from right to left. */
const SHARED = `*{box-sizing:border-box}
html{font:100%/1.55 var(--font);color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px;border-radius:2px}
h1,h2,h3,h4,p,ul,ol,address{margin:0;padding:0;font-style:normal}
h1,h2,h3,h4{font-family:var(--display);line-height:1.25;text-wrap:balance}
.bar{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;justify-content:flex-end;max-width:52rem;margin-inline:auto;padding:.5rem clamp(1rem,5vw,3.5rem);font:.875rem/1.5 system-ui,sans-serif}
.bar a{color:var(--muted);display:inline-block;padding-block:.6rem;text-decoration:none}
.bar a:hover{text-decoration:underline}
.bar .main{color:var(--ink);font-weight:600;text-decoration:underline}
main{max-width:52rem;margin-inline:auto;margin-block-end:3rem;background:var(--paper);border-radius:.5rem;box-shadow:0 0 0 1px var(--rule);overflow:hidden;padding-block-end:clamp(1.5rem,5vw,3.5rem)}
.head{padding:clamp(1.5rem,5vw,3.5rem) 0 0;margin-inline:clamp(1.25rem,5vw,3.5rem)}
.band{margin-inline:0;padding-inline:clamp(1.25rem,5vw,3.5rem)}
h1{font-size:clamp(1.75rem,1.2rem + 2.6vw,2.6rem)}
.headline{font-size:1.2rem;margin-block-start:.25rem}
.photo{position:relative;overflow:hidden;width:7rem;height:7rem;margin-block-end:1rem}
.photo img{position:absolute;max-width:none}
@media(min-width:34rem){.photo{float:inline-end;margin-inline-start:1.5rem;margin-block-end:0}.head{display:flow-root}}
.contacts{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem 1.25rem;list-style:none;margin-block-start:.75rem}
.contacts li{min-width:0}
.contacts a{display:inline-block;padding-block:.2rem}
.label,.facts,.dates,.level{color:var(--muted)}
.prominent{color:var(--ink)}
section{margin:2rem clamp(1.25rem,5vw,3.5rem) 0}
section>h2{font-size:1.15rem;margin-block-end:.75rem}
article+article,article+.lines,.lines+article{margin-block-start:1.35rem}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.5rem;align-items:baseline}
article :is(h2,h3){font-size:1.05rem}
article :is(h3,h4){min-width:0}
.role{margin-block-start:.75rem}
.role :is(h3,h4){font-size:1rem;font-weight:600}
article>p,article>ul,article>ol,.prose>*{margin-block-start:.4rem}
.prose li{margin-inline-start:1.25rem}
.lines{list-style:none;display:grid;gap:.4rem 2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr))}
@media print{@page{margin:16mm}:root{--paper:#fff;--ground:#fff;--ink:#000;--muted:#444;--rule:#bbb}html{font-size:10pt}.bar{display:none}main{margin:0;box-shadow:none;border-radius:0;padding:0;max-width:none}.head,section{margin-inline:0;padding-inline:0}.band{background:none;color:#000}h2,h3,h4,.top{break-after:avoid}article{break-inside:avoid}a{color:inherit;text-decoration:none}}
`;
