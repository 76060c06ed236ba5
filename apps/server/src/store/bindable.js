/**
 * Takes query parameters for values that mean the same in every database: text, whole numbers
 * that a double holds exactly, bytes and `null`.
 *
 * Drivers are quietly lenient about the rest: a lone `Date` binds as NULL, a number past 2^53 is
 * rounded, and a boolean is a whole number here and something else in PostgreSQL.
 *
 * @throws {TypeError} for anything else; the message names the place and the kind, never the value
 */
export function bindable(parameters) {
    return parameters.map((parameter, index) => {
        if (parameter === null || typeof parameter === "string")
            return parameter;
        // A number would be bound as a floating one, whatever it holds.
        if (Number.isSafeInteger(parameter))
            return BigInt(parameter);
        if (parameter instanceof Uint8Array)
            return parameter;
        throw new TypeError(`Cannot bind parameter ${index + 1}: expected text, a whole number within 2^53, bytes or null, found ${kindOf(parameter)}`);
    });
}
function kindOf(parameter) {
    if (typeof parameter === "number")
        return "a fraction or a number past 2^53";
    if (typeof parameter !== "object")
        return typeof parameter;
    return parameter?.constructor?.name ?? "an object";
}
