/** Where Graph is for it: the workspace's root has another network's. */
export const AT = '/instagram-graph';
