/** First match wins: what others imitate comes after those that imitate it. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

const firstOf = (agent: string, list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];

/** What is known of a device, from what its browser says of itself. Only for showing: anybody can say anything. */
export interface DeviceParts {
  browser?: string;
  system?: string;
  /** What a program calls itself, where there is neither. */
  program?: string;
}

export function devicePartsOf(agent: string): DeviceParts {
  const browser = firstOf(agent, BROWSERS);
  const system = firstOf(agent, SYSTEMS);
  if (browser || system) return { ...(browser ? { browser } : {}), ...(system ? { system } : {}) };
  // A program: its name is what stands before the slash.
  const program = /^([\w.-]{1,40})(?:\/|$)/.exec(agent)?.[1];
  return program && program !== 'unknown' ? { program } : {};
}

/** A device in words, such as “Firefox on Windows”. */
export function deviceName(agent: string): string {
  const { browser, system, program } = devicePartsOf(agent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? (system ? `A device with ${system}` : (program ?? 'An unknown device'));
}
