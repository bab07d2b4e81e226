const programs =
  /^(?:microsoft (?:word|powerpoint) - |untitled|document\d*$|dokument\d*$|presentation|slide \d|layout \d|new document|print(?:ing)?\b|template)/i;
const fileName = /\.(?:docx?|pdf|indd|qxp|qxd|rtf|odt|pages|tex|txt|html?|xps|tiff?|jpe?g)$/i;
const longestTitle = 300;

/** What a file's properties give as its title, null where a program wrote it and no person. */
export function sensibleTitle(stated: string | null): string | null {
  const title = (stated ?? '').replace(/\s+/g, ' ').trim();
  const isProse = /\p{L}{2}/u.test(title) && (title.includes(' ') || /[\p{Lo}]{4}/u.test(title));
  if (!isProse || title.length > longestTitle || programs.test(title) || fileName.test(title)) return null;
  return /^https?:|[\\/]\S+[\\/]/.test(title) ? null : title;
}
