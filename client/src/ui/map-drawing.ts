import L from "leaflet";
import type { MapPin, MapWords, Outline } from "./map-types";

export function createMap(box: HTMLElement, tileUrl: string | null, words: MapWords): L.Map {
  const made = L.map(box, {
    zoomControl: false,
    scrollWheelZoom: false,
    zoomSnap: 0.25,
    keyboard: false,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
  });
  L.control
    .zoom({ position: "topright", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut })
    .addTo(made);
  made.attributionControl.setPrefix("").addAttribution(words.attribution);
  if (tileUrl) L.tileLayer(tileUrl, { maxZoom: 18 }).addTo(made);
  return made;
}

/** The comune as a white sheet on the water-grey ground; null where its limits are unknown. */
export function drawOutline(map: L.Map, outline: Outline | null): L.LatLngBounds | null {
  if (!outline?.length) return null;
  const rings = outline.map((polygon) =>
    polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => L.latLng(lat, lon))),
  );
  const tenant = getComputedStyle(document.documentElement).getPropertyValue("--tenant").trim();
  const style = { color: tenant || "#17324d", weight: 2, fillColor: "#ffffff", fillOpacity: 0.85 };
  return L.polygon(rings, { ...style, interactive: false })
    .addTo(map)
    .getBounds();
}

export function fitMap(map: L.Map, limits: L.LatLngBounds | null, pins: MapPin[]): void {
  const around = limits ?? L.latLngBounds(pins.map((pin) => [pin.lat, pin.lon]));
  if (around.isValid()) map.fitBounds(around, { padding: [16, 16], maxZoom: 15 });
  else map.setView([42, 12.5], 5);
}
