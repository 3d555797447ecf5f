export interface ToDraw {
  id: number;
  svg: string;
}

export type Drawn = { id: number; png: Uint8Array } | { id: number; failed: string };
