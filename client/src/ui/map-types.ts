/** Polygons → rings → [lon, lat], as the reference data keep a comune's limits. */
export type Outline = number[][][][];

export interface MapPin {
  id: string;
  /** What a reader hears: the space's name and its price. */
  name: string;
  /** What stands in the pin: a short price. */
  text: string;
  lat: number;
  lon: number;
}

export interface MapWords {
  label: string;
  hint: string;
  zoomIn: string;
  zoomOut: string;
  attribution: string;
  cluster: (count: number) => string;
}
