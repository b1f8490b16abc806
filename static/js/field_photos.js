/* Photos of a form: shrunk on the phone before they are kept or sent. */

import { words } from "./field_queue.js";

const LONGEST = 1600;
const QUALITY = 0.82;

/* A smaller JPEG of the picture; rejects where the browser cannot read it. */
async function shrink(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("No picture."))),
      "image/jpeg",
      QUALITY,
    );
  });
}

/* Watch the photo inputs of a form; returns the list that is filled as they are used. */
export function collectPhotos(form, { tell }) {
  const taken = [];
  const shelf = form.querySelector(".fd-photos__taken");
  for (const input of form.querySelectorAll("[data-photo]"))
    input.addEventListener("change", async () => {
      const files = [...input.files];
      const gallery = input.dataset.photo === "gallery";
      input.value = "";
      for (const file of files) await take(file, gallery);
    });

  async function take(file, gallery) {
    try {
      const blob = await shrink(file);
      const photo = {
        blob,
        gallery,
        taken_at: new Date(gallery ? file.lastModified : Date.now()).toISOString(),
      };
      taken.push(photo);
      shelf.append(preview(photo));
      tell("");
    } catch {
      tell(words.photo_unreadable);
    }
  }

  function preview(photo) {
    const place = document.createElement("li");
    const picture = document.createElement("img");
    picture.src = URL.createObjectURL(photo.blob);
    picture.alt = "";
    picture.className = "fd-photo__preview";
    const away = document.createElement("button");
    away.type = "button";
    away.className = "fd-link";
    away.textContent = words.put_away;
    away.addEventListener("click", () => {
      taken.splice(taken.indexOf(photo), 1);
      URL.revokeObjectURL(picture.src);
      place.remove();
    });
    place.append(picture, away);
    return place;
  }

  return taken;
}
