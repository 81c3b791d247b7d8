/** A small file that is a PDF by its content, as the service judges it. */
export function pdf(name: string) {
  const text = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}
