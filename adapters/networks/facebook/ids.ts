/** "<page>_<post>" of a post on the Page, "<post>_<comment>" of a comment. */
export function isPost(id: string, pageId: string): boolean {
  return id.startsWith(`${pageId}_`);
}

/** The post under which a comment stands. */
export function postOf(id: string, pageId: string): string {
  return isPost(id, pageId) ? id : `${pageId}_${id.split('_')[0] ?? id}`;
}

/** Where people read it. */
export function addressOf(
  id: string,
  { postId, pageId, site }: { postId: string; pageId: string; site: string },
): string {
  const [post = postId] = postId.split('_').slice(-1);
  const at = `${site}/${pageId}/posts/${post}`;
  return id === postId ? at : `${at}?comment_id=${id.split('_').at(-1) ?? id}`;
}
