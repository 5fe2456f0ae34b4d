/**
 * Runs in CloudFront, whose language is an older JavaScript: whoever asks for a folder is given its first page, and
 * whoever asks for a district's page without naming a run is sent to the district's front, which leads to the run that
 * stands.
 */
export const folderIndex = `
function handler(event) {
  var request = event.request;
  var inner = /^\\/([0-9A-Za-z-]+)\\/(?!runs\\/|index\\.html$)./.exec(request.uri);
  if (inner)
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/' + inner[1] + '/' } } };
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}
`;
