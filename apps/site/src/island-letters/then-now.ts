import { compareServices, type SavedLetter, type Service } from "@holdfast/letters";
import { countryIn, type PageData } from "./page-data.ts";
import { make } from "./page-parts.ts";

/** What has changed since a letter was kept: old facts beside today's. */
export function thenAndNow(
  { facts, savedOn, edits }: SavedLetter,
  data: PageData,
): readonly Node[] {
  const says = data.phrases;
  const changes = [facts.services, ...facts.homeServices]
    .flatMap(({ country, services }) =>
      compareServices(services, countryIn(data, country).services),
    )
    .filter(({ kind }) => kind !== "same");
  const heading = make("h3", {}, says["then-heading"]);
  if (changes.length === 0) {
    const day = new Intl.DateTimeFormat(document.documentElement.lang, {
      dateStyle: "long",
      timeZone: "UTC",
    }).format(new Date(savedOn));
    return [
      heading,
      make(
        "p",
        {},
        says["then-none"].replace("{day}", () => day),
      ),
    ];
  }

  const items = changes.map((change) => {
    const item = make("li");
    item.dataset["change"] = change.kind;
    const side = (name: string, service: Service) =>
      make("p", {}, make("b", {}, `${name}: `), described(service));
    if (change.kind !== "new") item.append(side(says.before, change.before));
    if (change.kind !== "gone") item.append(side(says.now, change.now));
    else item.append(make("p", {}, make("b", {}, `${says.now}: `), says["then-gone"]));
    return item;
  });
  const hasEdits = Object.values(edits).some((own) => Object.keys(own).length > 0);
  return [
    heading,
    make("ul", {}, ...items),
    ...(hasEdits ? [make("p", {}, says["then-edited"])] : []),
  ];
}

function described({ name, phone, text, url }: Service): string {
  return [name, phone, text, url].filter((part) => part !== undefined).join(" · ");
}
