import { DocxLoader } from '@langchain/community/document_loaders/fs/docx';

/** The text of a Word document by LangChain's loader: paragraphs parted by empty lines, without heads, feet and comments. */
export async function loadDocxText(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const documents = await new DocxLoader(new Blob([bytes])).load();
  return documents.map(({ pageContent }) => pageContent).join('\n\n');
}
