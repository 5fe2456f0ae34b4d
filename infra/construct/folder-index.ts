/** Runs in CloudFront, whose language is an older JavaScript: whoever asks for a folder is given its first page. */
export const folderIndex = `
function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}
`;
