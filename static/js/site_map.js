// Sites, assets and grids as points and outlines; tiles only where a server is configured.
const { L } = window;
const data = document.getElementById("map-data");
const canvas = document.getElementById("map");

const TOKENS = {
  green: "--ok",
  yellow: "--warning",
  orange: "--accent",
  red: "--danger",
};

function colour(name) {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(TOKENS[name]).trim();
}

// As a node, never as HTML: Leaflet would read a string as markup.
function text(words) {
  const node = document.createElement("span");
  node.textContent = words;
  return node;
}

function popup(site) {
  const link = document.createElement("a");
  link.href = site.url;
  link.textContent = `${site.label} · ${site.word} · ${site.open}`;
  return link;
}

// A square with a character, told from the circles of sites without its colour.
function standing(asset) {
  const mark = document.createElement("span");
  mark.textContent = asset.mark;
  const faulty = asset.is_faulty ? " map-asset--faulty" : "";
  const icon = L.divIcon({ html: mark, className: `map-asset${faulty}`, iconSize: [22, 22] });
  const words = `${asset.kind} · ${asset.label} · ${asset.word}`;
  return L.marker(asset.at, { icon, alt: words, title: words }).bindPopup(text(words));
}

function draw({ sites, assets, layers, grids, tiles }) {
  const map = L.map(canvas, { attributionControl: false, zoomSnap: 0.5 });
  if (tiles) {
    L.tileLayer(tiles, { maxZoom: 19 }).addTo(map);
  }
  for (const grid of grids) {
    L.polygon(grid.points, { weight: 1, fillOpacity: 0.06 })
      .bindTooltip(text(grid.name))
      .addTo(map);
  }
  const siteLayer = L.layerGroup().addTo(map);
  const assetLayer = L.layerGroup(assets.map(standing)).addTo(map);
  for (const site of sites) {
    const paint = colour(site.colour);
    L.circleMarker(site.at, {
      radius: site.open ? 9 : 6,
      weight: site.open ? 3 : 1,
      color: paint,
      fillColor: paint,
      fillOpacity: 0.7,
    })
      .bindPopup(popup(site))
      .addTo(siteLayer);
  }
  if (assets.length) {
    const shown = { [layers.sites]: siteLayer, [layers.assets]: assetLayer };
    L.control.layers(null, shown, { collapsed: false }).addTo(map);
  }
  map.fitBounds(L.latLngBounds([...sites, ...assets].map((each) => each.at)).pad(0.2));
}

if (canvas && data) {
  draw(JSON.parse(data.textContent));
}
