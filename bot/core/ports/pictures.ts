/** Makes pictures that every chat shows of drawings. */
export interface Pictures {
  /** PNG at so many times the size of the drawing, twice where nothing is said, on white. @throws Error where it cannot be made, or not now */
  png(svg: string, zoom?: number): Promise<Uint8Array>;
}

/** Makes none. */
export const noPictures: Pictures = {
  png: () => Promise.reject(new Error('no pictures are made here')),
};
