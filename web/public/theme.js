// Before the first paint, so that nobody sees the other theme flash by. A file of its own: the server's content
// security policy allows no inline script.
try {
  const chosen = localStorage.getItem('avatars.theme');
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
} catch {
  // Without storage the page is light.
}
