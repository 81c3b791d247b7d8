import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useId, useRef } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";

/** Polygons → rings → [lon, lat], as the reference data keep a comune's limits. */
export type Outline = number[][][][];

export interface MapPin {
  id: string;
  /** What a reader hears: the space's name and its price. */
  name: string;
  /** What stands in the pin: a short price or a count. */
  text: string;
  lat: number;
  lon: number;
}

export interface OutlineMapProps {
  outline: Outline | null;
  pins: MapPin[];
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  tileUrl?: string | null;
  height?: string;
}

export default function OutlineMapCanvas(props: OutlineMapProps) {
  const { outline, pins, selectedId, onSelect, tileUrl, height = "28rem" } = props;
  const t = useTexts(commonTexts);
  const hintId = useId();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const markers = useRef(new Map<string, HTMLElement>());
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });

  useEffect(() => {
    if (!box.current) return;
    const made = createMap(box.current, tileUrl ?? null, t.map);
    const limits = drawOutline(made, outline);
    const found = pins.map((pin) => addPin(made, pin, (id) => select.current?.(id)));
    markers.current = new Map(found);
    rove(box.current, [...markers.current.values()]);
    fit(made, limits, pins);
    map.current = made;
    return () => {
      made.remove();
      map.current = null;
    };
  }, [outline, pins, tileUrl, t.map]);

  useEffect(() => {
    for (const [id, element] of markers.current)
      element.setAttribute("aria-pressed", String(id === selectedId));
    const pin = pins.find((one) => one.id === selectedId);
    if (pin) map.current?.panInside([pin.lat, pin.lon], { padding: [60, 60] });
  }, [selectedId, pins]);

  return (
    <>
      <div className="map-box" style={{ height }}>
        <div
          ref={box}
          className="map-canvas"
          role="group"
          aria-label={t.map.label}
          aria-describedby={hintId}
          tabIndex={-1}
        />
      </div>
      <p className="visually-hidden" id={hintId}>
        {t.map.hint}
      </p>
    </>
  );
}

function createMap(
  box: HTMLElement,
  tileUrl: string | null,
  words: { zoomIn: string; zoomOut: string; attribution: string },
) {
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

function drawOutline(map: L.Map, outline: Outline | null): L.LatLngBounds | null {
  if (!outline?.length) return null;
  const rings = outline.map((polygon) =>
    polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => L.latLng(lat, lon))),
  );
  const style = getComputedStyle(document.documentElement);
  const shape = L.polygon(rings, {
    color: style.getPropertyValue("--tenant").trim() || "#17324d",
    weight: 2,
    fillColor: "#ffffff",
    fillOpacity: 0.85,
    interactive: false,
  }).addTo(map);
  return shape.getBounds();
}

function addPin(map: L.Map, pin: MapPin, onSelect: (id: string) => void): [string, HTMLElement] {
  const icon = L.divIcon({ className: "map-pin", html: escapeHtml(pin.text), iconSize: undefined });
  const marker = L.marker([pin.lat, pin.lon], { icon, keyboard: false }).addTo(map);
  const element = marker.getElement() as HTMLElement;
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", pin.name);
  element.setAttribute("aria-pressed", "false");
  element.tabIndex = -1;
  element.addEventListener("click", () => onSelect(pin.id));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onSelect(pin.id);
  });
  return [pin.id, element];
}

/** One stop of the Tab key for all pins; arrows move among them, Esc gives the focus back. */
function rove(box: HTMLElement, pins: HTMLElement[]) {
  const [first] = pins;
  if (first) first.tabIndex = 0;
  pins.forEach((pin, index) => {
    pin.addEventListener("keydown", (event) => {
      if (event.key === "Escape") box.focus();
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = pins[(index + step + pins.length) % pins.length];
      if (!next) return;
      pin.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  });
}

function fit(map: L.Map, limits: L.LatLngBounds | null, pins: MapPin[]) {
  const around = limits ?? L.latLngBounds(pins.map((pin) => [pin.lat, pin.lon]));
  if (around.isValid()) map.fitBounds(around, { padding: [12, 12], maxZoom: 15 });
  else map.setView([42, 12.5], 5);
}

function escapeHtml(text: string): string {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}
