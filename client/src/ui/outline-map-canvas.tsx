import "leaflet/dist/leaflet.css";
import { useEffect, useId, useRef } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { createMap, drawOutline, fitMap } from "./map-drawing";
import { pinLayer, type PinLayer } from "./map-pins";
import type { MapPin, Outline } from "./map-types";

export interface OutlineMapProps {
  outline: Outline | null;
  pins: MapPin[];
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  tileUrl?: string | null;
  height?: string;
}

export default function OutlineMapCanvas(props: OutlineMapProps) {
  const { outline, pins, selectedId = null, onSelect, tileUrl = null, height = "28rem" } = props;
  const words = useTexts(commonTexts).map;
  const hintId = useId();
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<PinLayer | null>(null);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const map = createMap(element, tileUrl, words);
    const limits = drawOutline(map, outline);
    fitMap(map, limits, pins);
    const drawn = pinLayer({
      map,
      box: element,
      pins,
      words,
      onSelect: (id) => select.current?.(id),
    });
    layer.current = drawn;
    // The box gets its size from the page's grid, often after the map was made in it.
    const watch = new ResizeObserver(() => {
      map.invalidateSize({ pan: false });
      fitMap(map, limits, pins);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.remove();
      map.remove();
      layer.current = null;
    };
  }, [outline, pins, tileUrl, words]);

  useEffect(() => {
    layer.current?.select(selectedId);
  }, [selectedId, pins, outline, tileUrl, words]);

  return (
    <>
      <div className="map-box" style={{ height }}>
        <div
          ref={box}
          className="map-canvas"
          role="group"
          aria-label={words.label}
          aria-describedby={hintId}
          tabIndex={-1}
        />
      </div>
      <p className="visually-hidden" id={hintId}>
        {words.hint}
      </p>
    </>
  );
}
