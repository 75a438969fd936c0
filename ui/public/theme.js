// Runs before the first paint, so that a chosen theme does not flash. Absent a choice, CSS follows the system.
try {
  const theme = localStorage.getItem('vitae-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused (private windows): the system's theme is used.
}
