// Runs before everything else, and before the first paint.

// zod would try whether it may compile code, which the CSP forbids and the browser then reports. It reads this when it loads.
globalThis.__zod_globalConfig = { jitless: true };

// A chosen theme does not flash. Absent a choice, CSS follows the system.
try {
  const theme = localStorage.getItem('vitae-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

  // The landing page's first words stand in index.html, in English: for a visitor who reads that, and who will not be led on.
  const asked = localStorage.getItem('vitae-language') ?? navigator.language;
  if (location.pathname === '/' && /^en\b/i.test(asked) && localStorage.getItem('vitae-signed-in') === null)
    document.documentElement.dataset.first = 'landing';
} catch {
  // Storage may be refused (private windows): the system's theme is used, and the app draws its own first words.
}
