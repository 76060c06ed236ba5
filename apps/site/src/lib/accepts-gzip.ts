/**
 * Whether a browser takes zipped answers, by its `accept-encoding`: gzip is named, and not with a
 * weight of zero (RFC 9110, section 12.5.3).
 */
export function acceptsGzip(accepted: string | null): boolean {
  return (accepted ?? "").split(",").some((part) => {
    const [name, ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    return name === "gzip" && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}
