import L from "leaflet";
import { groupNear } from "./map-clusters";
import type { MapPin, MapWords } from "./map-types";

/** How near two pins may come, in pixels, before they become one with a count. */
const REACH = { x: 52, y: 30 };

interface Options {
  map: L.Map;
  box: HTMLElement;
  pins: MapPin[];
  words: MapWords;
  onSelect: (id: string) => void;
}

export interface PinLayer {
  select: (id: string | null) => void;
  remove: () => void;
}

/** Pins as buttons, gathered while they would overlap; drawn anew after each zoom. */
export function pinLayer({ map, box, pins, words, onSelect }: Options): PinLayer {
  const layer = L.layerGroup().addTo(map);
  let selected: string | null = null;
  let buttons = new Map<string, HTMLElement>();

  const draw = () => {
    layer.clearLayers();
    buttons = new Map();
    const places = pins.map((pin) => map.latLngToLayerPoint([pin.lat, pin.lon]));
    const drawn = groupNear(places, REACH).map((group) => {
      const members = group.flatMap((index) => pins[index] ?? []);
      const [only] = members;
      return members.length === 1 && only ? drawPin(only) : drawCluster(members);
    });
    rove(box, drawn);
    mark();
  };

  const drawPin = (pin: MapPin): HTMLElement => {
    const element = addButton(layer, pin, pin.text, pin.name, () => onSelect(pin.id));
    buttons.set(pin.id, element);
    return element;
  };

  const drawCluster = (members: MapPin[]): HTMLElement => {
    const bounds = L.latLngBounds(members.map((pin) => [pin.lat, pin.lon]));
    const element = addButton(
      layer,
      bounds.getCenter(),
      String(members.length),
      words.cluster(members.length),
      () => {
        map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getZoom() + 3 });
        box.focus();
      },
    );
    element.classList.add("map-cluster");
    return element;
  };

  const mark = () => {
    for (const [id, element] of buttons)
      element.setAttribute("aria-pressed", String(id === selected));
  };

  map.on("zoomend", draw);
  draw();
  return {
    select(id) {
      selected = id;
      mark();
      const pin = pins.find((one) => one.id === id);
      if (pin && pins.length > 1) map.panInside([pin.lat, pin.lon], { padding: [60, 60] });
    },
    remove() {
      map.off("zoomend", draw);
      layer.remove();
    },
  };
}

interface Place {
  lat: number;
  lon?: number;
  lng?: number;
}

function addButton(
  layer: L.LayerGroup,
  at: Place,
  text: string,
  name: string,
  press: () => void,
): HTMLElement {
  const label = document.createElement("span");
  label.textContent = text;
  const icon = L.divIcon({ className: "map-pin", html: label, iconSize: undefined });
  const marker = L.marker([at.lat, at.lon ?? at.lng ?? 0], { icon, keyboard: false }).addTo(layer);
  const element = marker.getElement() as HTMLElement;
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", name);
  element.tabIndex = -1;
  element.addEventListener("click", press);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  });
  return element;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One stop of the Tab key for all pins; arrows move among them, Esc gives the focus back to the map. */
function rove(box: HTMLElement, pins: HTMLElement[]) {
  const [first] = pins;
  if (first) first.tabIndex = 0;
  pins.forEach((pin, index) => {
    pin.addEventListener("keydown", (event) => {
      if (event.key === "Escape") box.focus();
      const step = STEPS[event.key];
      const next = step && pins[(index + step + pins.length) % pins.length];
      if (!next) return;
      event.preventDefault();
      pin.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  });
}
