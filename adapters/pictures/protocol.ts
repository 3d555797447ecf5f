export interface ToDraw {
  id: number;
  svg: string;
  zoom: number;
}

export type Drawn = { id: number; png: Uint8Array } | { id: number; failed: string };
