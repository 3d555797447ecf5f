/** Adds files on the page that a form leads to, as a browser does. Gives what the page then says. */
export async function addFiles(
  address: string,
  chosen: { name: string; bytes: Uint8Array }[],
  { remove }: { remove?: string } = {},
): Promise<{ status: number; page: string }> {
  const body = new FormData();
  for (const { name, bytes } of chosen) body.append('files', new Blob([new Uint8Array(bytes)]), name);
  if (remove !== undefined) body.append('remove', remove);
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  const to = answer.headers.get('location');
  const said = await answer.text();
  if (to === null) return { status: answer.status, page: said };
  const after = await fetch(new URL(to, address));
  return { status: answer.status, page: await after.text() };
}
