const key = 'theme';

/** Light or dark as the machine has it, until the button is pressed; then as was chosen. */
export function followTheme(button: HTMLElement): void {
  const root = document.documentElement;
  const chosen = localStorage.getItem(key);
  if (chosen) root.classList.add(chosen);
  button.addEventListener('click', () => {
    const isDark = getComputedStyle(root).getPropertyValue('--is-dark').trim() === '1';
    root.classList.remove('dark', 'light');
    root.classList.add(isDark ? 'light' : 'dark');
    localStorage.setItem(key, isDark ? 'light' : 'dark');
  });
}
