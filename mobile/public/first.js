// Runs before everything else, and before the first paint.

// zod would try whether it may compile code, which the CSP forbids and the browser then reports. It reads this when it loads.
globalThis.__zod_globalConfig = { jitless: true };

// A chosen theme does not flash. Absent a choice, CSS follows the system.
try {
  const theme = localStorage.getItem('vitae-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused (private windows): the system's theme is used.
}
